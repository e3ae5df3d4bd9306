package org.project360.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The schemas of the class path, to validate with and to look at. */
final class Schemas {

    private static final Map<String, String> TEXTS = Contracts.schemas();

    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(TEXTS)
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()));

    private static final Map<String, JsonNode> TREES =
            TEXTS.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, e -> Json.parse(e.getValue())));

    private Schemas() {}

    /** What is wrong with the message: {@code <keyword> <JSON pointer>}; a missing field is named at its own place. */
    static Set<String> errors(String urn, JsonNode message) {
        return validator(urn).validate(message).stream()
                .map(error -> error.getKeyword() + " " + pointer(error))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The schema as it is written. */
    static JsonNode tree(String urn) {
        JsonNode tree = TREES.get(urn);
        if (tree == null) {
            throw new IllegalArgumentException("No such schema: " + urn);
        }
        return tree;
    }

    static Set<String> urns() {
        return new TreeSet<>(TREES.keySet());
    }

    /** The node with what its {@code $ref} points at merged in; its own keywords win. {@code root} holds the node. */
    static JsonNode resolved(JsonNode root, JsonNode node) {
        String ref = node.path("$ref").asText();
        if (ref.isEmpty()) {
            return node;
        }
        int hash = ref.indexOf('#');
        String urn = hash < 0 ? ref : ref.substring(0, hash);
        JsonNode target = urn.isEmpty() ? root : tree(urn);
        ObjectNode merged = hash < 0
                ? target.deepCopy()
                : target.at(ref.substring(hash + 1)).deepCopy();
        node.properties().stream()
                .filter(field -> !field.getKey().equals("$ref"))
                .forEach(field -> merged.set(field.getKey(), field.getValue()));
        return merged;
    }

    /** The document in which the parts of the referenced schema find their own local references. */
    static JsonNode rootOf(JsonNode root, JsonNode node) {
        String ref = node.path("$ref").asText();
        return ref.startsWith("urn:") ? tree(ref.replaceFirst("#.*", "")) : root;
    }

    private static Schema validator(String urn) {
        return REGISTRY.getSchema(SchemaLocation.of(urn));
    }

    private static String pointer(Error error) {
        String place = error.getInstanceLocation().toString();
        String pointer = place.startsWith("$") ? place.substring(1) : place;
        return "required".equals(error.getKeyword()) ? pointer + "/" + error.getProperty() : pointer;
    }
}
