package org.project360.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemasAgreeWithRecordsTest {

    record Sample(
            UUID id,
            Instant at,
            LocalTime time,
            Presence presence,
            List<String> words,
            Map<String, Presence> answers,
            @Nullable String note) {}

    private static final String SAMPLE_SCHEMA = """
            { "required": ["id", "at", "time", "presence", "words", "answers"],
              "properties": {
                "id": { "type": "string", "format": "uuid" },
                "at": { "type": "string", "format": "date-time" },
                "time": { "type": "string", "$ref": "urn:project360:schema:common#/$defs/time" },
                "presence": { "type": "string", "enum": ["PRESENT", "NOT_PRESENT", "UNKNOWN"] },
                "words": { "type": "array", "items": { "type": "string" } },
                "answers": { "type": "object", "additionalProperties":
                  { "type": "string", "$ref": "urn:project360:schema:common#/$defs/Presence" } },
                "note": { "type": ["string", "null"] } } }
            """;

    static Stream<String> topics() {
        return Contracts.topics().stream();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void saysTheSame(String topic) {
        JsonNode schema = Schemas.tree(Contracts.dataSchema(topic));

        assertThat(Agreement.problems(Contracts.type(topic), schema)).isEmpty();
        assertThat(schema.path("$id").asText()).isEqualTo(Contracts.dataSchema(topic));
        assertThat(schema.path("$schema").asText()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        assertThat(schema.path("title").asText())
                .isEqualTo(Contracts.type(topic).getSimpleName());
    }

    @Test
    void acceptsASampleThatAgrees() {
        assertThat(Agreement.problems(Sample.class, Json.parse(SAMPLE_SCHEMA))).isEmpty();
    }

    @Test
    void findsEachDeliberateViolation() {
        assertThat(violation("\"id\", \"at\"", "\"at\"")).containsExactly("/id: required");
        assertThat(violation("\"answers\"],", "\"answers\", \"note\"],")).containsExactly("/note: required");
        assertThat(violation("[\"string\", \"null\"]", "\"string\"")).containsExactly("/note: type");
        assertThat(violation("uuid", "date")).containsExactly("/id: format");
        assertThat(violation("\"NOT_PRESENT\", ", "")).containsExactly("/presence: enum");
        assertThat(violation("$defs/Presence", "$defs/Sex")).containsExactly("/answers/*: enum");
        assertThat(violation("$defs/time", "$defs/code")).containsExactly("/time: pattern of a time");
        assertThat(violation("\"items\": { \"type\": \"string\" }", "\"items\": { \"type\": \"integer\" }"))
                .containsExactly("/words/*: type");
        assertThat(violation("\"note\":", "\"remark\":")).containsExactly(": properties", "/note: type");
    }

    private static List<String> violation(String from, String to) {
        assertThat(SAMPLE_SCHEMA).contains(from);
        return Agreement.problems(Sample.class, Json.parse(SAMPLE_SCHEMA.replace(from, to))).stream()
                .map(problem -> problem.replaceFirst(": the record says.*", ""))
                .toList();
    }
}
