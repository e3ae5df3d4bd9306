package org.project360.intake.report;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.project360.intake.ReportFixture.report;

import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.project360.contracts.intake.ReportReceipt;
import org.project360.intake.Intake;
import org.project360.intake.IntakeTest;
import org.project360.intake.ReportFixture;

@IntakeTest
@TestSecurity(user = "stella", roles = "data-steward")
class QuarantinedReportsResourceTest {

    @Inject
    Intake intake;

    @Inject
    IncidentReportedListener listener;

    @Test
    void aStewardListsReadsCorrectsAndReplaysAReport() {
        ReportFixture report = report();
        String reference = report.build().incidentReference();
        var wrong = report.tree().put("incidentType", "BURGLARY");
        ConsumerRecord<String, byte[]> record = intake.sealed(Intake.newId(), ReportFixture.bytes(wrong));
        intake.takes(listener, List.of(record));
        UUID id = Intake.receipts(reference, 1).get(0).quarantineId();

        given().get("/v1/quarantine?limit=200").then().statusCode(200).body("items.id", hasItem(id.toString()));
        Response payload = given().get("/v1/quarantine/{id}/payload", id);
        // What came sealed is read in clear.
        assertThat(payload.asByteArray()).isEqualTo(ReportFixture.bytes(wrong));
        String tag = payload.header("ETag");

        correct(id, tag, report.tree().put("version", 0))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/version"));
        correct(id, tag, report.tree()).then().statusCode(204);

        ReportReceipt answer = Intake.receipts(reference, 2).get(1);
        assertThat(answer.outcome()).isEqualTo(ReportReceipt.Outcome.ACCEPTED);
        assertThat(intake.number("select count(*) from incident where reference = ?", reference))
                .isEqualTo(1);
        assertThat(intake.number("select count(*) from quarantine where id = ? and status = 'REPLAYED'", id))
                .isEqualTo(1);
        // The police system sends the wrong one again: it is answered as before.
        intake.takes(listener, List.of(record));
        assertThat(Intake.receipts(reference, 3).get(2).quarantineId()).isEqualTo(id);
    }

    @Test
    void aConflictStaysInQuarantineWhenReplayedAsItIs() {
        ReportFixture first = report();
        String reference = first.build().incidentReference();
        ReportFixture other = report().reference(reference).yesAnswers(4);
        intake.takes(listener, List.of(intake.sealed(first), intake.sealed(other)));
        UUID id = Intake.receipts(reference, 2).get(1).quarantineId();

        given().header("If-Match", "\"0\"")
                .post("/v1/quarantine/{id}/replay", id)
                .then()
                .statusCode(422)
                .body("errors[0].code", equalTo("version-reused"));
        correct(id, "\"0\"", other.version(2).tree()).then().statusCode(204);

        assertThat(intake.rows("select version, yes_answers from incident where reference = ?", reference))
                .containsExactly(java.util.Map.of("version", 2, "yes_answers", 4));
    }

    private static Response correct(UUID id, String tag, Object correction) {
        return given().contentType("application/json")
                .header("If-Match", tag)
                .body(ReportFixture.bytes(correction))
                .post("/v1/quarantine/{id}/correction", id);
    }
}
