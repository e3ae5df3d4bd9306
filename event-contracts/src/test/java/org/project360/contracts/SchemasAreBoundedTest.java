package org.project360.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing in a message is of any length, and nothing is closed to fields that come later. */
class SchemasAreBoundedTest {

    static Stream<String> urns() {
        return Schemas.urns().stream();
    }

    @ParameterizedTest
    @MethodSource("urns")
    void boundsEverything(String urn) {
        assertThat(problems(Schemas.tree(urn), Schemas.tree(urn), "")).isEmpty();
    }

    @Test
    void findsEachDeliberateViolation() {
        assertThat(problemsOf("{ 'properties': { 'a': { 'type': 'string' } } }"))
                .containsExactly("/properties/a: maxLength");
        assertThat(problemsOf("{ 'properties': { 'a': { 'maxLength': 3 } } }")).containsExactly("/properties/a: type");
        assertThat(problemsOf("{ 'type': 'array', 'items': { 'type': 'boolean' } }"))
                .containsExactly(": maxItems");
        assertThat(problemsOf("{ 'type': 'integer', 'minimum': 1 }")).containsExactly(": maximum");
        assertThat(problemsOf("{ 'type': 'object', 'additionalProperties': { 'type': 'boolean' } }"))
                .containsExactly(": maxProperties", ": propertyNames");
        assertThat(problemsOf("{ 'type': 'object', 'additionalProperties': false }"))
                .containsExactly(": closed");
        assertThat(problemsOf("{ 'type': ['string', 'null'], 'enum': ['A', null] }"))
                .isEmpty();
    }

    private static List<String> problemsOf(String schema) {
        JsonNode tree = Json.parse(schema.replace('\'', '"'));
        return problems(tree, tree, "");
    }

    private static List<String> problems(JsonNode root, JsonNode node, String at) {
        List<String> problems = new ArrayList<>();
        JsonNode schema = Schemas.resolved(root, node);
        String type = schema.path("type").toString();
        boolean listed = schema.has("enum") || schema.has("const");
        if (at.matches(".*/(properties/[^/]+|items|additionalProperties)") && type.isEmpty()) {
            problems.add(at + ": type");
        }
        if (type.contains("string") && !listed) {
            need(schema, "maxLength", at, problems);
        }
        if (type.contains("array")) {
            need(schema, "maxItems", at, problems);
        }
        if (type.contains("integer")) {
            need(schema, "minimum", at, problems);
            need(schema, "maximum", at, problems);
        }
        if (schema.path("additionalProperties").isObject()) {
            need(schema, "maxProperties", at, problems);
            need(schema, "propertyNames", at, problems);
        } else if (schema.has("additionalProperties") || schema.has("unevaluatedProperties")) {
            problems.add(at + ": closed");
        }
        for (String map : List.of("properties", "$defs")) {
            node.path(map)
                    .properties()
                    .forEach(e -> problems.addAll(problems(root, e.getValue(), at + "/" + map + "/" + e.getKey())));
        }
        for (String one : List.of("items", "additionalProperties")) {
            if (node.path(one).isObject()) {
                problems.addAll(problems(root, node.path(one), at + "/" + one));
            }
        }
        return problems;
    }

    private static void need(JsonNode schema, String keyword, String at, List<String> problems) {
        if (!schema.has(keyword)) {
            problems.add(at + ": " + keyword);
        }
    }
}
