package org.project360.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A good message with one thing changed. {@code keyword} is what must be reported at {@code pointer}; none where the
 * message must still pass.
 */
record Mutation(String pointer, String keyword, JsonNode message) {

    private static final String ACCEPTED = "";

    /** Every way to break the message that its schema must see, and every change that it must let pass. */
    static List<Mutation> all(JsonNode schema, JsonNode message) {
        List<Mutation> mutations = new ArrayList<>();
        ofObject(schema, Schemas.resolved(schema, schema), message, "", mutations);
        return mutations;
    }

    /** What is wrong with the answer; empty if it is right: the keyword at the pointer, and no complaint elsewhere. */
    String misjudged(Set<String> errors) {
        boolean right = keyword.equals(ACCEPTED)
                ? errors.isEmpty()
                : errors.contains(keyword + " " + pointer)
                        && errors.stream().allMatch(error -> error.endsWith(" " + pointer));
        return right ? "" : keyword + " " + pointer + " was answered with " + errors;
    }

    private static void ofObject(JsonNode root, JsonNode schema, JsonNode message, String at, List<Mutation> out) {
        JsonNode whole = message;
        JsonNode object = whole.at(at);
        out.add(changed(whole, at + "/fieldOfTheFuture", ACCEPTED, Json.parse("{ \"a\": [1] }")));
        schema.path("properties").properties().forEach(property -> {
            if (object.has(property.getKey())) {
                JsonNode part = property.getValue();
                boolean required = contains(schema.path("required"), property.getKey());
                ofField(root, part, required, whole, at + "/" + property.getKey(), out);
            }
        });
    }

    private static void ofField(
            JsonNode root, JsonNode part, boolean required, JsonNode message, String at, List<Mutation> out) {
        JsonNode schema = Schemas.resolved(root, part);
        out.add(new Mutation(at, required ? "required" : ACCEPTED, without(message, at)));
        out.add(changed(message, at, required ? "type" : ACCEPTED, Json.parse("null")));
        ofValue(root, part, message, at, out);
        JsonNode value = message.at(at);
        if (value.isArray() && !value.isEmpty()) {
            ArrayNode many = value.deepCopy();
            while (many.size() <= schema.path("maxItems").asInt()) {
                many.add(value.get(0));
            }
            out.add(changed(message, at, "maxItems", many));
            ofValue(root, schema.path("items"), message, at + "/0", out);
        }
    }

    private static void ofValue(JsonNode root, JsonNode part, JsonNode message, String at, List<Mutation> out) {
        JsonNode schema = Schemas.resolved(root, part);
        JsonNode value = message.at(at);
        out.add(changed(message, at, "type", Json.parse(value.isTextual() ? "42" : "\"42\"")));
        out.add(changed(message, at, "type", Json.parse(value.isArray() ? "{}" : "[]")));
        if (schema.has("enum")) {
            out.add(changed(message, at, "enum", Json.parse("\"NO_SUCH_CODE\"")));
        } else if (value.isTextual()) {
            String tooLong = "x".repeat(schema.path("maxLength").asInt() + 1);
            out.add(changed(
                    message, at, "maxLength", Json.MAPPER.getNodeFactory().textNode(tooLong)));
        }
        for (String keyword : List.of("pattern", "format")) {
            if (schema.has(keyword)) {
                out.add(changed(message, at, keyword, Json.parse("\"a\\u0000b\"")));
            }
        }
        if (schema.has("minimum")) {
            BigInteger low = schema.path("minimum").bigIntegerValue().subtract(BigInteger.ONE);
            BigInteger high = schema.path("maximum").bigIntegerValue().add(BigInteger.ONE);
            out.add(changed(message, at, "minimum", Json.parse(low.toString())));
            out.add(changed(message, at, "maximum", Json.parse(high.toString())));
        }
        if (value.isObject() && schema.has("properties")) {
            ofObject(Schemas.rootOf(root, part), schema, message, at, out);
        }
    }

    private static Mutation changed(JsonNode message, String at, String keyword, JsonNode value) {
        JsonNode copy = message.deepCopy();
        String name = at.substring(at.lastIndexOf('/') + 1);
        JsonNode parent = copy.at(at.substring(0, at.lastIndexOf('/')));
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), value);
        } else {
            ((ObjectNode) parent).set(name, value);
        }
        return new Mutation(at, keyword, copy);
    }

    private static JsonNode without(JsonNode message, String at) {
        JsonNode copy = message.deepCopy();
        ((ObjectNode) copy.at(at.substring(0, at.lastIndexOf('/')))).remove(at.substring(at.lastIndexOf('/') + 1));
        return copy;
    }

    private static boolean contains(JsonNode array, String text) {
        return array.valueStream().anyMatch(item -> item.asText().equals(text));
    }
}
