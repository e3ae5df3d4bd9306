package org.project360.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.project360.contracts.police.IncidentReported;

class BrokenMessagesTest {

    static Stream<String> topics() {
        return Contracts.topics().stream();
    }

    /** Each field of each example, one at a time: left out, null, of another type, too long, unknown, out of range. */
    @ParameterizedTest
    @MethodSource("topics")
    void everyBreakIsSeenAtItsPlace(String topic) {
        assertThat(misjudged(topic, message -> Schemas.errors(Contracts.dataSchema(topic), message)))
                .isEmpty();
    }

    @Test
    void findsASchemaThatLetsEverythingPass() {
        assertThat(misjudged(Topics.INTAKE_PERSON_ERASED, message -> Set.of()))
                .contains("required /personId was answered with []", "format /erasedAt was answered with []");
    }

    @Test
    void findsASchemaThatIsClosed() {
        assertThat(misjudged(
                        Topics.INTAKE_PERSON_ERASED,
                        message -> message.has("fieldOfTheFuture")
                                ? Set.of("additionalProperties ")
                                : Schemas.errors(Contracts.dataSchema(Topics.INTAKE_PERSON_ERASED), message)))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            /force, "syn-01", pattern
            /force, "S", pattern
            /force, "SYN-01\\n", pattern
            /incidentReference, "SYN 2026", pattern
            /incidentReference, "", pattern
            /version, 0, minimum
            /version, 10000, maximum
            /version, 1.5, type
            /version, "1", type
            /occurredAt, "2026-03-14", format
            /occurredAt, "2026-03-14T21:40:00", format
            /occurredAt, "2026-02-30T21:40:00Z", format
            /occurredAt, 1773524400, type
            /victim, null, type
            /victim/person/surname, "", minLength
            /victim/person/dateOfBirth, "17/03/1989", format
            /victim/person/dateOfBirth, "1989-02-29", format
            /victim/person/sex, "female", enum
            /victim/person/phones, null, type
            /victim/person/phones/0, "", minLength
            /victim/person/addresses/1/from, "2019", format
            /victim/safeContact/phone, "yes", type
            /victim/safeContact/windows/0/from, "24:00", pattern
            /victim/safeContact/windows/0/until, "9:30", pattern
            /victim/safeContact/windows/1/day, "SOMEDAY", enum
            /perpetrators, {}, type
            /children/0/school/urn, "90001", pattern
            /children/0/school/urn, "EE9001", pattern
            /children/0/voice/spokenTo, null, type
            /riskAssessment/officerGrade, "VERY_HIGH", enum
            /riskAssessment/answers/2, "MAYBE", enum
            /flags/highRiskMarkers, ["WEAPON";"GOSSIP"], enum
            """)
    void rejectsAPoliceReport(String pointer, String value, String keyword) {
        ObjectNode report = fullReport();
        set(report, pointer, Json.parse(value.replace(';', ',')));

        assertThat(Schemas.errors("urn:project360:schema:" + Topics.POLICE_INCIDENT_REPORTED, report))
                .containsExactly(keyword + " " + pointer + (value.contains(";") ? "/1" : ""));
    }

    @Test
    void tellsEveryErrorAtOnce() {
        ObjectNode report = fullReport();
        report.remove("relationship");
        set(report, "/victim/person/sex", Json.parse("\"X\""));
        ((ObjectNode) report.at("/children/1/person")).remove("surname");

        assertThat(Schemas.errors("urn:project360:schema:" + Topics.POLICE_INCIDENT_REPORTED, report))
                .containsExactly(
                        "enum /victim/person/sex", "required /children/1/person/surname", "required /relationship");
    }

    /** Schema and record draw the same line: what passes can be read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-14T22:05:30+01:00",
                "2026-03-14t22:05:30z",
                "2026-03-14T22:05:30.123456789Z",
                "2016-12-31T23:59:60Z",
                "0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59-12:00"
            })
    void readsEveryTimeThatPasses(String time) {
        ObjectNode report = fullReport();
        report.put("reportedAt", time);

        assertThat(Schemas.errors("urn:project360:schema:" + Topics.POLICE_INCIDENT_REPORTED, report))
                .isEmpty();
        assertThatCode(() -> Json.value(report, IncidentReported.class)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"00:00", "09:30", "23:59:59"})
    void readsEveryWindowThatPasses(String time) {
        ObjectNode report = fullReport();
        set(
                report,
                "/victim/safeContact/windows/0/from",
                Json.MAPPER.getNodeFactory().textNode(time));

        assertThat(Schemas.errors("urn:project360:schema:" + Topics.POLICE_INCIDENT_REPORTED, report))
                .isEmpty();
        assertThatCode(() -> Json.value(report, IncidentReported.class)).doesNotThrowAnyException();
    }

    private static List<String> misjudged(String topic, Function<JsonNode, Set<String>> validator) {
        JsonNode schema = Schemas.tree(Contracts.dataSchema(topic));
        return Contracts.examples(topic).stream()
                .flatMap(example -> Mutation.all(schema, Json.tree(example)).stream())
                .map(mutation -> mutation.misjudged(validator.apply(mutation.message())))
                .filter(problem -> !problem.isEmpty())
                .distinct()
                .toList();
    }

    private static ObjectNode fullReport() {
        return Json.tree(new Contracts.Example(Topics.POLICE_INCIDENT_REPORTED, "full"))
                .deepCopy();
    }

    private static void set(JsonNode message, String pointer, JsonNode value) {
        String name = pointer.substring(pointer.lastIndexOf('/') + 1);
        JsonNode parent = message.at(pointer.substring(0, pointer.lastIndexOf('/')));
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), value);
        } else {
            ((ObjectNode) parent).set(name, value);
        }
    }
}
