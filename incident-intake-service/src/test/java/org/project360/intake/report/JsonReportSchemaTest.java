package org.project360.intake.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.project360.intake.ReportFixture.person;
import static org.project360.intake.ReportFixture.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.project360.chassis.event.RejectedEvent.Reason;
import org.project360.contracts.Contracts;
import org.project360.contracts.Contracts.Example;
import org.project360.contracts.Topics;
import org.project360.intake.ReportFixture;

class JsonReportSchemaTest {

    private static final ReportSchema SCHEMA = new JsonReportSchema();

    static Stream<Example> examples() {
        return Contracts.examples(Topics.POLICE_INCIDENT_REPORTED).stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void acceptsTheExamples(Example example) throws IOException {
        assertThat(SCHEMA.errors(ReportFixture.JSON.readTree(example.open()))).isEmpty();
    }

    @Test
    void acceptsTheFixture() {
        assertThat(SCHEMA.errors(
                        report().child(person("Niamh", "Quill", "2015-01-01").homeless())
                                .tree()))
                .isEmpty();
    }

    @Test
    void tellsEveryErrorAtItsPointer() {
        ObjectNode report = report().child(
                        person("Niamh", "Quill", "2015-01-01").homeless())
                .tree();
        report.remove("location");
        report.put("version", "one");
        report.put("occurredAt", "yesterday");
        report.put("incidentType", "BURGLARY");
        report.put("force", "a force with spaces");
        part(report, "/victim/person").remove("surname");
        part(report, "/victim/person").put("forename", "A".repeat(101));
        part(report, "/children/0/person").put("dateOfBirth", "2015-02-31");
        part(report, "/riskAssessment").put("officerGrade", "EXTREME");
        part(report, "/flags").put("test", "no");

        assertThat(SCHEMA.errors(report).stream().map(r -> r.pointer() + " " + r.code()))
                .containsExactlyInAnyOrder(
                        "/location required",
                        "/version type",
                        "/occurredAt format",
                        "/incidentType enum",
                        "/force pattern",
                        "/victim/person/surname required",
                        "/victim/person/forename too-long",
                        "/children/0/person/dateOfBirth format",
                        "/riskAssessment/officerGrade enum",
                        "/flags/test type");
    }

    @Test
    void quotesNothingOfTheReport() {
        ObjectNode report = report().tree();
        part(report, "/victim/person").put("sex", "Zephyrine");
        ObjectNode answers = part(report, "/riskAssessment").putObject("answers");
        answers.put("Zephyrine", "Zephyrine");
        answers.put("Zephyrine Maplethorpe Brackenbury", "YES");

        List<Reason> errors = SCHEMA.errors(report);

        assertThat(errors).hasSize(3);
        assertThat(errors.toString()).doesNotContain("Zephyrine").doesNotContain("Maple");
    }

    @Test
    void namesWhatIsNoObject() throws IOException {
        assertThat(SCHEMA.errors(ReportFixture.JSON.readTree("[]")))
                .singleElement()
                .isEqualTo(new Reason("", "type", "The value is of the wrong type."));
    }

    @Test
    void servesManyThreadsAtOnce() throws Exception {
        JsonNode broken = report().tree().put("version", 0);
        Callable<List<Reason>> check = () -> SCHEMA.errors(broken);
        var threads = Executors.newFixedThreadPool(8);

        List<Future<List<Reason>>> all =
                threads.invokeAll(IntStream.range(0, 400).mapToObj(i -> check).collect(Collectors.toList()));

        threads.shutdown();
        for (Future<List<Reason>> one : all) {
            assertThat(one.get()).extracting(Reason::code).containsExactly("out-of-range");
        }
    }

    private static ObjectNode part(ObjectNode report, String pointer) {
        return (ObjectNode) report.at(pointer);
    }
}
