package org.project360.referral.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.project360.referral.testing.TestCallers.caseworker;
import static org.project360.referral.testing.TestCallers.lead;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.project360.chassis.audit.AuditChain;
import org.project360.local.testing.InfraResource;
import org.project360.local.testing.TestClock;
import org.project360.referral.testing.Requests;
import org.project360.referral.testing.Rows;

@QuarkusTest
@WithTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "database", value = "referral"))
class ReferralResourceTest {

    @Inject
    TestClock clock;

    @Inject
    Rows rows;

    @Inject
    Cases cases;

    @Inject
    AuditChain chain;

    @BeforeEach
    void now() {
        clock.reset();
    }

    @Test
    void theDetailHasThePersonAndMaskedNumbersAndIsAudited() {
        UUID id = cases.claimed(Requests.aboutSomebody(), "ada");
        Response detail = caseworker("ada").get("/v1/referrals/" + id);

        assertThat(detail.statusCode()).isEqualTo(200);
        assertThat(detail.<String>path("victim.surname")).isEqualTo("Quillfeather");
        assertThat(detail.<List<String>>path("victim.phones")).containsExactly("•••23");
        assertThat(detail.<String>path("safeContact.preferredPhone")).isEqualTo("•••23");
        assertThat(detail.<List<String>>path("perpetrators[0].phones")).containsExactly("•••56");
        assertThat(detail.body().asString()).doesNotContain("7700900");
        assertThat(detail.<String>path("times.contactDueAt")).isEqualTo("2026-03-03T08:00:00Z");
        assertThat(detail.header("ETag")).isEqualTo(cases.tag(id));
        assertThat(detail.header("Cache-Control")).isEqualTo("no-store");
        assertThat(rows.count(
                        "select count(*) from audit_entry where action = 'referral.read' and actor = 'ada'"
                                + " and subject_id = ?",
                        id.toString()))
                .isEqualTo(1);
        assertThat(chain.verify()).isEmpty();
    }

    @Test
    void numbersAreRevealedForAReasonAndAudited() {
        UUID id = cases.claimed(Requests.aboutSomebody(), "ada");
        Response first = caseworker("ada")
                .header("Idempotency-Key", "reveal-" + id)
                .body(Map.of("reason", "Calling her now"))
                .post("/v1/referrals/" + id + "/reveals");
        Response again = caseworker("ada")
                .header("Idempotency-Key", "reveal-" + id)
                .body(Map.of("reason", "Calling her now"))
                .post("/v1/referrals/" + id + "/reveals");

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.<List<String>>path("phones")).containsExactly("+447700900123");
        assertThat(again.<List<String>>path("phones")).containsExactly("+447700900123");
        assertThat(rows.count("select count(*) from phone_reveal where referral_id = ? and revealed_by = 'ada'", id))
                .isEqualTo(1);
        assertThat(rows.count(
                        "select count(*) from audit_entry where action = 'referral.phones-revealed' and subject_id = ?",
                        id.toString()))
                .isEqualTo(2);
    }

    @Test
    void numbersNeedAReasonAndAClaim() {
        UUID id = cases.open(Requests.aboutSomebody());
        assertThat(caseworker("ada")
                        .body(Map.of("reason", " "))
                        .post("/v1/referrals/" + id + "/reveals")
                        .statusCode())
                .isEqualTo(400);
        Response unclaimed = caseworker("ada").body(Map.of("reason", "x")).post("/v1/referrals/" + id + "/reveals");
        assertThat(unclaimed.statusCode()).isEqualTo(409);
        assertThat(unclaimed.<String>path("type")).isEqualTo("urn:project360:problem:not-assigned");
    }

    @Test
    void aForeignReferralIsAsOneThatIsNot() {
        UUID foreign = cases.claimed(Requests.aboutSomebody(), "bea");
        UUID nothing = UUID.randomUUID();
        Map<String, Object> attempt = Map.of(
                "channel",
                "PHONE",
                "outcome",
                "no-answer",
                "startedAt",
                clock.instant().toString());
        for (String tag : List.of("\"77\"", "\"0")) {
            for (String path : List.of("", "/contact-attempts")) {
                assertSame(
                        caseworker("ada").get("/v1/referrals/" + foreign + path),
                        caseworker("ada").get("/v1/referrals/" + nothing + path));
            }
            assertSame(
                    caseworker("ada").body(Map.of("reason", "x")).post("/v1/referrals/" + foreign + "/reveals"),
                    caseworker("ada").body(Map.of("reason", "x")).post("/v1/referrals/" + nothing + "/reveals"));
            assertSame(
                    caseworker("ada")
                            .header("If-Match", tag)
                            .body(attempt)
                            .post("/v1/referrals/" + foreign + "/contact-attempts"),
                    caseworker("ada")
                            .header("If-Match", tag)
                            .body(attempt)
                            .post("/v1/referrals/" + nothing + "/contact-attempts"));
            assertSame(
                    caseworker("ada")
                            .header("If-Match", tag)
                            .body(ClosureResourceTest.COMPLETED)
                            .post("/v1/referrals/" + foreign + "/closure"),
                    caseworker("ada")
                            .header("If-Match", tag)
                            .body(ClosureResourceTest.COMPLETED)
                            .post("/v1/referrals/" + nothing + "/closure"));
            assertSame(
                    caseworker("ada").header("If-Match", tag).put("/v1/referrals/" + foreign + "/assignee"),
                    caseworker("ada").header("If-Match", tag).put("/v1/referrals/" + nothing + "/assignee"));
        }
        assertSame(
                caseworker("ada").put("/v1/referrals/" + foreign + "/assignee"),
                caseworker("ada").put("/v1/referrals/" + nothing + "/assignee"));
        assertThat(lead().get("/v1/referrals/" + foreign).statusCode()).isEqualTo(200);
    }

    private static void assertSame(Response foreign, Response nothing) {
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(nothing.statusCode()).isEqualTo(404);
        assertThat(foreign.body().asString()).isEqualTo(nothing.body().asString());
    }
}
