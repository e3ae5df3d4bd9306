package org.project360.intake.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.project360.intake.ReportFixture.person;
import static org.project360.intake.ReportFixture.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.security.SecurityAttribute;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.project360.contracts.intake.ReportReceipt;
import org.project360.intake.Intake;
import org.project360.intake.IntakeTest;
import org.project360.intake.ReportFixture;
import org.project360.local.testing.TestClock;

@IntakeTest
@TestSecurity(
        user = "police-syn-01",
        roles = "police-system",
        attributes = @SecurityAttribute(key = "force", value = "SYN-01"))
class IncidentReportsResourceTest {

    @Inject
    Intake intake;

    @Inject
    IncidentReportedListener listener;

    @Test
    void takesAReportAndAnswersWithItsReceipt() {
        ReportFixture report = report();

        ValidatableResponse answer = post(Intake.newId(), report.json()).statusCode(202);

        String incidentId = answer.extract().path("incidentId");
        answer.body("outcome", equalTo("ACCEPTED"))
                .body("incidentReference", equalTo(reference(report)))
                .body("quarantineId", nullValue())
                .header("Cache-Control", "no-store");
        assertThat(Intake.receipts(reference(report), 1).get(0).incidentId()).hasToString(incidentId);
        assertThat(intake.number("select count(*) from incident where id = ?", UUID.fromString(incidentId)))
                .isEqualTo(1);
    }

    @Test
    void answersTheSameReportAgainAsADuplicateWhicheverChannelItComesBy() {
        ReportFixture report = report();
        String id = Intake.newId();
        String incidentId = post(id, report.json()).statusCode(202).extract().path("incidentId");

        post(id, report.json())
                .statusCode(200)
                .body("outcome", equalTo("DUPLICATE"))
                .body("incidentId", equalTo(incidentId));
        post(Intake.newId(), report.json()).statusCode(200).body("incidentId", equalTo(incidentId));
        intake.takes(listener, List.of(intake.sealed(id, report.json()), intake.sealed(report)));

        assertThat(Intake.receipts(reference(report), 5))
                .extracting(ReportReceipt::outcome)
                .containsExactly(
                        ReportReceipt.Outcome.ACCEPTED,
                        ReportReceipt.Outcome.DUPLICATE,
                        ReportReceipt.Outcome.DUPLICATE,
                        ReportReceipt.Outcome.DUPLICATE,
                        ReportReceipt.Outcome.DUPLICATE);
        assertThat(intake.number("select count(*) from incident where reference = ?", reference(report)))
                .isEqualTo(1);
    }

    @Test
    void refusesOtherContentUnderATakenIdOrVersion() {
        ReportFixture report = report();
        String id = Intake.newId();
        post(id, report.json()).statusCode(202);

        post(id, report().json())
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:project360:problem:event-id-reused"));
        post(Intake.newId(), report().reference(reference(report)).yesAnswers(5).json())
                .statusCode(409)
                .body("type", equalTo("urn:project360:problem:version-reused"));

        assertThat(intake.number("select count(*) from quarantine where event_id = ?", id))
                .isZero();
    }

    @Test
    void tellsEveryErrorByPointerAndSetsTheReportAside() {
        ObjectNode wrong = report().tree();
        wrong.remove("location");
        wrong.put("version", 1.5);
        wrong.put("relationship", "NEIGHBOUR");
        String id = Intake.newId();

        ValidatableResponse answer = post(id, ReportFixture.bytes(wrong))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.pointer", containsInAnyOrder("/location", "/version", "/relationship"))
                .body("errors.code", containsInAnyOrder("required", "type", "enum"));

        UUID quarantineId = UUID.fromString(answer.extract().path("quarantineId"));
        assertThat(intake.number("select count(*) from quarantine where id = ? and status = 'HELD'", quarantineId))
                .isEqualTo(1);
        assertThat(Intake.receipts(wrong.get("incidentReference").asText(), 1)
                        .get(0)
                        .quarantineId())
                .isEqualTo(quarantineId);
        // The same again is the same answer, and not set aside twice.
        post(id, ReportFixture.bytes(wrong)).statusCode(422).body("quarantineId", equalTo(quarantineId.toString()));
    }

    @Test
    void refusesTheFutureAndAChildOlderThanTheVictim() {
        post(
                        Intake.newId(),
                        report().occurredAt(TestClock.START.plus(Duration.ofHours(1)))
                                .json())
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/occurredAt"))
                .body("errors[0].code", equalTo("in-the-future"));
        post(
                        Intake.newId(),
                        report().victim(person("Young", "Quill", "2010-06-01").withId())
                                .child(person("Elder", "Quill", "2009-06-01").homeless())
                                .json())
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/children/0/person/dateOfBirth"))
                .body("errors[0].code", equalTo("older-than-victim"));
    }

    @Test
    @TestSecurity(
            user = "police-all",
            roles = "police-system",
            attributes = @SecurityAttribute(key = "force", value = "SYN-01 SYN-99"))
    void refusesAForceThatDoesNotReportHere() {
        post(Intake.newId(), report().force("SYN-99").json())
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/force"))
                .body("errors[0].code", equalTo("unknown-force"));
    }

    @Test
    void refusesAReportOfAnotherForceAndKeepsNothing() {
        ReportFixture foreign = report().force("SYN-02");

        post(Intake.newId(), foreign.json())
                .statusCode(403)
                .body("type", equalTo("urn:project360:problem:other-force"));

        assertThat(intake.number("select count(*) from incident where reference = ?", reference(foreign)))
                .isZero();
    }

    @Test
    void refusesTruncatedJsonRepeatedNamesAndNothing() {
        byte[] json = report().json();
        malformed(Arrays.copyOf(json, json.length / 2));
        malformed(Intake.utf8("{\"force\":\"SYN-02\",\"force\":\"SYN-01\"}"));
        malformed(Intake.utf8("{} {}"));
        malformed(new byte[0]);
        malformed(Intake.utf8("[".repeat(5_000)));
    }

    @Test
    void refusesTenMegabytesAndOneByteTooMany() {
        for (int size : List.of(10 << 20, (1 << 20) + 1)) {
            post(Intake.newId(), new byte[size])
                    .statusCode(413)
                    .contentType("application/problem+json")
                    .body("type", equalTo("urn:project360:problem:body-too-large"));
        }
    }

    @Test
    void refusesTenMegabytesOfUndeclaredLength() throws Exception {
        String id = Intake.newId();
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + io.restassured.RestAssured.port + "/v1/incident-reports"))
                .header("Content-Type", "application/json")
                .header("ce-source", Intake.SOURCE)
                .header("ce-id", id)
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(new byte[10 << 20])))
                .build();
        try {
            var answer = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .build()
                    .send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(413);
        } catch (java.io.IOException closed) {
            // It may also be closed under a client that still writes.
            assertThat(intake.number("select count(*) from inbox where event_id = ?", id))
                    .isZero();
        }
    }

    @Test
    void refusesAnEventWithoutAName() {
        given().contentType("application/json")
                .header("ce-source", Intake.SOURCE)
                .body(report().json())
                .post("/v1/incident-reports")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:project360:problem:header-missing"))
                .body("errors[0].message", equalTo("Header ce-id is missing, blank or longer than 256 characters."));
    }

    @Test
    void refusesWhatIsNotDeclaredAsJson() {
        given().contentType("text/plain")
                .header("ce-source", Intake.SOURCE)
                .header("ce-id", "x")
                .body(report().json())
                .post("/v1/incident-reports")
                .then()
                .statusCode(415);
    }

    private static void malformed(byte[] body) {
        post(Intake.newId(), body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:project360:problem:malformed-json"));
    }

    private static ValidatableResponse post(String id, byte[] body) {
        return given().contentType("application/json")
                .header("ce-source", Intake.SOURCE)
                .header("ce-id", id)
                .body(body)
                .post("/v1/incident-reports")
                .then();
    }

    private static String reference(ReportFixture report) {
        return report.build().incidentReference();
    }
}
