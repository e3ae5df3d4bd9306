package org.project360.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.project360.contracts.Contracts.Example;

class ExamplesTest {

    private static final Path FOLDER = Path.of("src/main/resources/org/project360/contracts/examples");

    static Stream<Example> examples() {
        return Contracts.topics().stream().flatMap(topic -> Contracts.examples(topic).stream());
    }

    static Stream<String> topics() {
        return Contracts.topics().stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void validates(Example example) {
        assertThat(Schemas.errors(Contracts.dataSchema(example.topic()), Json.tree(example)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void comesBackFromItsRecordUnchanged(Example example) {
        JsonNode original = Json.tree(example);

        assertThat(lostOnTheWay(original, Contracts.type(example.topic()))).isEmpty();
    }

    @Test
    void findsAnExampleThatDoesNotComeBack() {
        ObjectNode example = Json.tree(
                        Contracts.examples(Topics.INTAKE_PERSON_ERASED).get(0))
                .deepCopy();
        example.put("erasedBy", "nobody");

        assertThat(lostOnTheWay(example, Contracts.type(Topics.INTAKE_PERSON_ERASED)))
                .isNotEmpty();
    }

    /** A field that no example fills has never been tried. */
    @ParameterizedTest
    @MethodSource("topics")
    void fillsEveryField(String topic) {
        JsonNode schema = Schemas.tree(Contracts.dataSchema(topic));

        List<JsonNode> messages =
                Contracts.examples(topic).stream().map(Json::tree).toList();

        assertThat(messages).isNotEmpty();
        assertThat(unfilled(schema, messages)).isEmpty();
    }

    @Test
    void findsAFieldThatNoExampleFills() {
        JsonNode schema = Schemas.tree(Contracts.dataSchema(Topics.REFERRAL_CASE_PROGRESSED));
        JsonNode opened =
                Json.tree(Contracts.examples(Topics.REFERRAL_CASE_PROGRESSED).get(0));

        assertThat(unfilled(schema, List.of(opened)))
                .contains("/percentOfClock", "/closureReason", "/exit", "ExitData/abuse")
                .doesNotContain("/stage");
    }

    @Test
    void theIndexListsTheFiles() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER, 2)) {
            assertThat(examples().map(e -> e.topic() + "/" + e.name() + ".json"))
                    .containsExactlyInAnyOrderElementsOf(
                            files.filter(file -> file.toString().endsWith(".json"))
                                    .map(file -> FOLDER.relativize(file).toString())
                                    .filter(file -> !file.equals("headers.json"))
                                    .toList())
                    .containsExactlyElementsOf(Files.readAllLines(FOLDER.resolve("index.txt")));
        }
    }

    @Test
    void theHeadersValidate() throws IOException {
        JsonNode headers = Json.parse(Files.readString(FOLDER.resolve("headers.json")));

        assertThat(headers.properties()).hasSize(3).allSatisfy(entry -> {
            String topic = entry.getKey();
            assertThat(Schemas.errors("urn:project360:schema:headers", entry.getValue()))
                    .isEmpty();
            assertThat(entry.getValue().path("ce_type").asText()).isEqualTo(Contracts.ceType(topic));
            assertThat(entry.getValue().path("ce_dataschema").asText()).isEqualTo(Contracts.dataSchema(topic));
            assertThat(entry.getValue().path("content-type").asText()).isEqualTo(Contracts.contentType(topic));
        });
    }

    private static List<String> lostOnTheWay(JsonNode original, Class<? extends Record> type) {
        JsonNode returned = Json.rewritten(Json.value(original, type));
        return Json.withoutNulls(returned).equals(Json.withoutNulls(original))
                ? List.of()
                : List.of("came back as " + returned);
    }

    /** Fields that have a value in none of the messages, named by the part of the schema that holds them. */
    private static Set<String> unfilled(JsonNode schema, List<JsonNode> messages) {
        Set<String> all = new TreeSet<>();
        Set<String> filled = new TreeSet<>();
        visit(schema, schema, messages, "", all, filled);
        all.removeAll(filled);
        return all;
    }

    private static void visit(
            JsonNode root, JsonNode node, List<JsonNode> messages, String part, Set<String> all, Set<String> filled) {
        Schemas.resolved(root, node).path("properties").properties().forEach(property -> {
            String place = part + "/" + property.getKey();
            all.add(place);
            List<JsonNode> values = messages.stream()
                    .map(message -> message.path(property.getKey()))
                    .filter(value -> !value.isMissingNode() && !value.isNull())
                    .flatMap(value -> value.isArray() ? value.valueStream() : Stream.of(value))
                    .toList();
            if (!values.isEmpty()) {
                filled.add(place);
            }
            JsonNode inner = property.getValue().path("items").isObject()
                    ? property.getValue().path("items")
                    : property.getValue();
            String name = inner.path("$ref").asText().replaceFirst(".*/", "");
            visit(Schemas.rootOf(root, inner), inner, values, name.isEmpty() ? place : name, all, filled);
        });
    }
}
