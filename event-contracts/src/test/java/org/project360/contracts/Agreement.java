package org.project360.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Where a record and a schema say different things. */
final class Agreement {

    private static final Map<Type, String> JSON_TYPES = Map.of(
            int.class, "integer",
            long.class, "integer",
            Integer.class, "integer",
            Long.class, "integer",
            boolean.class, "boolean",
            Boolean.class, "boolean");

    private static final Map<Type, String> FORMATS =
            Map.of(UUID.class, "uuid", Instant.class, "date-time", LocalDate.class, "date", String.class, "");

    private final List<String> problems = new ArrayList<>();

    private Agreement() {}

    static List<String> problems(Class<?> type, JsonNode schema) {
        Agreement agreement = new Agreement();
        agreement.compareRecord(type, schema, Schemas.resolved(schema, schema), "");
        return agreement.problems;
    }

    private void compareRecord(Class<?> type, JsonNode root, JsonNode schema, String at) {
        Set<String> components = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(toSet());
        Set<String> required = StreamSupport.stream(schema.path("required").spliterator(), false)
                .map(JsonNode::asText)
                .collect(toSet());
        Set<String> properties = schema.path("properties").properties().stream()
                .map(Map.Entry::getKey)
                .collect(toSet());
        expect(at, "properties", components, properties);
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getName();
            boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            expect(at + "/" + name, "required", !nullable, required.contains(name));
            compare(
                    component.getAnnotatedType(),
                    nullable,
                    root,
                    schema.path("properties").path(name),
                    at + "/" + name);
        }
    }

    private void compare(AnnotatedType annotated, boolean nullable, JsonNode root, JsonNode node, String at) {
        Type type = annotated.getType();
        JsonNode schema = Schemas.resolved(root, node);
        if (type instanceof ParameterizedType generic) {
            boolean list = generic.getRawType() == List.class;
            expectType(at, list ? "array" : "object", nullable, schema);
            AnnotatedType[] arguments = ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments();
            compare(
                    arguments[arguments.length - 1],
                    false,
                    root,
                    schema.path(list ? "items" : "additionalProperties"),
                    at + "/*");
        } else if (type instanceof Class<?> c && c.isRecord()) {
            expectType(at, "object", nullable, schema);
            compareRecord(c, Schemas.rootOf(root, node), schema, at);
        } else if (type instanceof Class<?> c && c.isEnum()) {
            expectType(at, "string", nullable, schema);
            List<String> constants = new ArrayList<>();
            Arrays.stream(c.getEnumConstants()).map(Object::toString).forEach(constants::add);
            if (nullable) {
                constants.add("null");
            }
            List<String> listed = new ArrayList<>();
            schema.path("enum").forEach(value -> listed.add(value.asText()));
            expect(at, "enum", constants, listed);
        } else {
            expectType(at, JSON_TYPES.getOrDefault(type, "string"), nullable, schema);
            if (FORMATS.containsKey(type)) {
                expect(
                        at,
                        "format",
                        FORMATS.getOrDefault(type, ""),
                        schema.path("format").asText());
            }
            expect(
                    at,
                    "pattern of a time",
                    type == LocalTime.class,
                    schema.path("pattern").asText().contains("[01][0-9]|2[0-3]"));
            expect(at, "enum", false, schema.has("enum"));
        }
    }

    private void expectType(String at, String type, boolean nullable, JsonNode schema) {
        String expected = nullable ? "[\"" + type + "\",\"null\"]" : "\"" + type + "\"";
        expect(at, "type", expected, schema.path("type").toString());
    }

    private void expect(String at, String what, Object record, Object schema) {
        if (!record.equals(schema)) {
            problems.add(at + ": " + what + ": the record says " + record + ", the schema " + schema);
        }
    }

    private static java.util.stream.Collector<String, ?, Set<String>> toSet() {
        return Collectors.toCollection(TreeSet::new);
    }
}
