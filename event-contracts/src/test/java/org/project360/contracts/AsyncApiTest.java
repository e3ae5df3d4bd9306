package org.project360.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AsyncApiTest {

    private final AsyncApi asyncApi = AsyncApi.read();

    @Test
    void agreesWithTheContracts() {
        assertThat(problems(asyncApi)).isEmpty();
        assertThat(asyncApi.document().path("asyncapi").asText()).isEqualTo("3.0.0");
    }

    @Test
    void topicsNamesEveryTopicAndNoOther() {
        Set<String> constants = Arrays.stream(Topics.class.getFields())
                .map(AsyncApiTest::constant)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(Contracts.topics()).containsExactlyInAnyOrderElementsOf(constants);
    }

    @Test
    void findsEachDeliberateViolation() {
        assertThat(violation(d -> ((ObjectNode) d.path("channels")).remove(Topics.INTAKE_PERSON_SPLIT)))
                .contains("topics");
        assertThat(violation(d -> ((ObjectNode) d.path("channels"))
                        .putObject("intake.rumour-heard.v1")
                        .put("address", "intake.rumour-heard.v1")))
                .containsExactly("topics");
        assertThat(violation(
                        d -> ((ArrayNode) d.at("/components/messages/referral.case-progressed.v1/examples")).remove(0)))
                .containsExactly("referral.case-progressed.v1: examples");
        assertThat(violation(d -> message(d).put("x-personal-data", false)))
                .containsExactly("intake.child-exposed.v1: x-personal-data");
        assertThat(violation(d -> message(d).put("x-encryption", "none")))
                .containsExactly("intake.child-exposed.v1: x-encryption");
        assertThat(violation(d -> message(d).put("contentType", "text/plain")))
                .containsExactly("intake.child-exposed.v1: contentType");
        assertThat(violation(d -> ((ObjectNode) d.at("/components/messages/intake.child-exposed.v1/payload/schema"))
                        .put("$ref", "./schemas/common.json")))
                .containsExactly("intake.child-exposed.v1: payload");
        assertThat(violation(d -> ((ObjectNode) d.at("/operations/intake.sends.intake.child-exposed.v1"))
                        .put("x-service", "referral")))
                .containsExactly("operations", "intake.child-exposed.v1: senders");
        assertThat(violation(d ->
                        ((ObjectNode) d.path("operations")).remove("notification.receives.intake.child-exposed.v1")))
                .containsExactly("intake.child-exposed.v1: receivers");
    }

    private static ObjectNode message(JsonNode document) {
        return (ObjectNode) document.at("/components/messages/intake.child-exposed.v1");
    }

    private List<String> violation(Consumer<JsonNode> change) {
        JsonNode copy = asyncApi.document().deepCopy();
        change.accept(copy);
        return problems(new AsyncApi(copy));
    }

    private static List<String> problems(AsyncApi asyncApi) {
        List<String> problems = new ArrayList<>();
        need(problems, "topics", asyncApi.topics().equals(new TreeSet<>(Contracts.topics())));
        need(problems, "operations", asyncApi.misnamedOperations().isEmpty());
        for (String topic : Contracts.topics()) {
            JsonNode message = asyncApi.message(topic);
            boolean personal = Contracts.isPersonal(topic);
            String owner = topic.substring(0, topic.indexOf('.')).replace("police", "police-system");
            need(
                    problems,
                    topic + ": payload",
                    ref(message.at("/payload/schema")).equals("./schemas/" + topic + ".json"));
            need(problems, topic + ": headers", ref(message.path("headers")).equals("./schemas/headers.json"));
            need(problems, topic + ": examples", asyncApi.exampleFiles(topic).equals(files(topic)));
            need(
                    problems,
                    topic + ": x-personal-data",
                    message.path("x-personal-data").asBoolean() == personal);
            need(
                    problems,
                    topic + ": x-encryption",
                    message.path("x-encryption").asText().equals(personal ? "jwe" : "none"));
            need(
                    problems,
                    topic + ": contentType",
                    message.path("contentType").asText().equals(Contracts.contentType(topic)));
            need(
                    problems,
                    topic + ": key",
                    message.at("/bindings/kafka/key/description").asText().length() > 5);
            need(problems, topic + ": senders", asyncApi.senders(topic).equals(Set.of(owner)));
            need(problems, topic + ": receivers", !asyncApi.receivers(topic).isEmpty());
        }
        return problems;
    }

    private static Set<String> files(String topic) {
        return Contracts.examples(topic).stream()
                .map(example -> "./examples/" + topic + "/" + example.name() + ".json")
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void need(List<String> problems, String what, boolean holds) {
        if (!holds) {
            problems.add(what);
        }
    }

    private static String ref(JsonNode node) {
        return node.path("$ref").asText();
    }

    private static String constant(Field field) {
        try {
            return (String) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
