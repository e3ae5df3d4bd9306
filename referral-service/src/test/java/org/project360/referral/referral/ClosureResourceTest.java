package org.project360.referral.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.project360.referral.testing.TestCallers.caseworker;
import static org.project360.referral.testing.TestCallers.lead;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.project360.chassis.deadline.DeadlineTicker;
import org.project360.contracts.referral.CaseProgressed;
import org.project360.contracts.referral.CaseProgressed.ExitData;
import org.project360.contracts.referral.CaseProgressed.Stage;
import org.project360.local.testing.InfraResource;
import org.project360.local.testing.TestClock;
import org.project360.referral.testing.Events;
import org.project360.referral.testing.Requests;
import org.project360.referral.testing.Rows;

@QuarkusTest
@WithTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "database", value = "referral"))
class ClosureResourceTest {

    static final Map<String, Object> EXIT = Map.of(
            "abuse", "stopped",
            "riskAtExit", "standard",
            "contactWithPerpetrator", "child-contact-only",
            "willingToReportAgain", true,
            "missing", Map.of("childrenKnownToServices", "not-asked", "onwardServiceStarted", "not-applicable"));

    static final Map<String, Object> COMPLETED = Map.of("reason", "completed", "exit", EXIT);

    private static final Map<String, Object> UNREACHED = Map.of(
            "missing",
            Map.of(
                    "abuse", "not-reached",
                    "riskAtExit", "not-reached",
                    "contactWithPerpetrator", "not-reached",
                    "willingToReportAgain", "not-reached",
                    "childrenKnownToServices", "not-known",
                    "onwardServiceStarted", "not-applicable"));

    @Inject
    TestClock clock;

    @Inject
    DeadlineTicker ticker;

    @Inject
    Events events;

    @Inject
    Rows rows;

    @Inject
    Cases cases;

    @BeforeEach
    void now() {
        clock.reset();
    }

    @Test
    void closesWithExitDataStopsTheClocksAndTells() {
        UUID id = cases.claimed(Requests.aboutSomebody(), "ada");
        Response closed = close("ada", id, cases.tag(id), COMPLETED);

        assertThat(closed.statusCode()).isEqualTo(201);
        assertThat(closed.header("ETag")).isEqualTo(cases.tag(id));
        List<CaseProgressed> told = events.progress(id, 2);
        assertThat(told).extracting(CaseProgressed::stage).containsExactly(Stage.OPENED, Stage.CLOSED);
        assertThat(told.get(1).closureReason()).isEqualTo("completed");
        assertThat(told.get(1).exit())
                .isEqualTo(new ExitData("stopped", "standard", "child-contact-only", true, null, null));
        assertThat(rows.one(
                        "select missing->>'childrenKnownToServices' m, abuse from referral_exit where referral_id = ?",
                        id))
                .containsEntry("m", "not-asked")
                .containsEntry("abuse", "stopped");
        clock.advance(Duration.ofHours(48));
        ticker.fireDue();
        assertThat(rows.count("select count(*) from escalation where referral_id = ?", id))
                .isZero();
        assertThat(rows.count("select count(*) from worklist_item where referral_id = ?", id))
                .isZero();
    }

    @Test
    void aClosedReferralRefusesEverythingButReading() {
        UUID id = cases.claimed(Requests.aboutSomebody(), "ada");
        close("ada", id, cases.tag(id), COMPLETED);
        Map<String, Object> attempt = Map.of(
                "channel",
                "PHONE",
                "outcome",
                "no-answer",
                "startedAt",
                clock.instant().toString());
        for (Response refused : List.of(
                close("ada", id, cases.tag(id), COMPLETED),
                caseworker("ada")
                        .header("If-Match", cases.tag(id))
                        .body(attempt)
                        .post("/v1/referrals/" + id + "/contact-attempts"),
                caseworker("ada").header("If-Match", cases.tag(id)).put("/v1/referrals/" + id + "/assignee"),
                caseworker("ada").body(Map.of("reason", "x")).post("/v1/referrals/" + id + "/reveals"))) {
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.<String>path("type")).isEqualTo("urn:project360:problem:referral-closed");
        }
        assertThat(caseworker("ada").get("/v1/referrals/" + id).<String>path("closureReason"))
                .isEqualTo("completed");
    }

    @Test
    void everyItemIsThereOrExcused() {
        UUID id = cases.claimed(Requests.aboutSomebody(), "ada");
        Response nothing = close("ada", id, cases.tag(id), Map.of("reason", "completed", "exit", Map.of()));
        assertThat(nothing.statusCode()).isEqualTo(422);
        assertThat(nothing.<List<String>>path("errors.pointer"))
                .containsExactly(
                        "/exit/abuse",
                        "/exit/riskAtExit",
                        "/exit/contactWithPerpetrator",
                        "/exit/willingToReportAgain",
                        "/exit/childrenKnownToServices",
                        "/exit/onwardServiceStarted");
        Map<String, Object> both = new java.util.HashMap<>(EXIT);
        both.put("childrenKnownToServices", true);
        assertThat(close("ada", id, cases.tag(id), Map.of("reason", "completed", "exit", both))
                        .<List<String>>path("errors.pointer"))
                .containsExactly("/exit/missing/childrenKnownToServices");
        assertThat(close("ada", id, cases.tag(id), Map.of("reason", "other", "exit", EXIT))
                        .<List<String>>path("errors.pointer"))
                .containsExactly("/text");
    }

    @Test
    void unknownReasonsAreRefusedAtTheirPlace() {
        UUID id = cases.claimed(Requests.aboutSomebody(), "ada");
        Response refused = close("ada", id, cases.tag(id), Map.of("reason", "bored", "exit", EXIT));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.<List<String>>path("errors.pointer")).containsExactly("/reason");
        assertThat(refused.body().asString()).doesNotContain("bored");
    }

    @Test
    void nobodyIsGivenUpEarlyButByALeadWithAReason() {
        UUID id = cases.claimed(Requests.aboutSomebody(), "ada");
        Map<String, Object> early =
                Map.of("reason", "unable-to-contact", "exit", UNREACHED, "supervisorReason", "Moved");
        Response refused = close("ada", id, cases.tag(id), early);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.<String>path("type")).isEqualTo("urn:project360:problem:too-few-attempts");
        assertThat(lead().header("If-Match", cases.tag(id))
                        .body(early)
                        .post("/v1/referrals/" + id + "/closure")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void aRepeatedPostIsAnsweredAsTheFirst() {
        UUID id = cases.claimed(Requests.aboutSomebody(), "ada");
        String tag = cases.tag(id);
        Response first = caseworker("ada")
                .header("If-Match", tag)
                .header("Idempotency-Key", "c-" + id)
                .body(COMPLETED)
                .post("/v1/referrals/" + id + "/closure");
        Response again = caseworker("ada")
                .header("If-Match", tag)
                .header("Idempotency-Key", "c-" + id)
                .body(COMPLETED)
                .post("/v1/referrals/" + id + "/closure");
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.body().asString()).isEqualTo(first.body().asString());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    }

    private static Response close(String worker, UUID id, String tag, Map<String, Object> body) {
        return caseworker(worker).header("If-Match", tag).body(body).post("/v1/referrals/" + id + "/closure");
    }
}
