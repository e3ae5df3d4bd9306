package org.project360.referral.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.project360.referral.testing.Requests.window;
import static org.project360.referral.testing.TestCallers.caseworker;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.project360.contracts.SafeContact;
import org.project360.contracts.referral.CaseProgressed;
import org.project360.contracts.referral.CaseProgressed.Stage;
import org.project360.local.testing.InfraResource;
import org.project360.local.testing.TestClock;
import org.project360.referral.referral.Cases;
import org.project360.referral.testing.Events;
import org.project360.referral.testing.Requests;
import org.project360.referral.testing.Rows;

@QuarkusTest
@WithTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "database", value = "referral"))
class ContactAttemptResourceTest {

    /** Tuesday, half past nine to noon. */
    private static final SafeContact TUESDAY_MORNING = Requests.byPhone(window(DayOfWeek.TUESDAY, "09:30", "12:00"));

    @Inject
    TestClock clock;

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
    void outsideTheWindowIsRefusedWithTheNextOpening() {
        UUID id = cases.claimed(Requests.aboutSomebody().safe(TUESDAY_MORNING), "ada");
        Response refused = attempt(id, "PHONE", "no-answer", Map.of());

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.<String>path("type")).isEqualTo("urn:project360:problem:unsafe-contact-window");
        assertThat(refused.<String>path("nextSafeWindowOpensAt")).isEqualTo("2026-03-03T09:30Z");
        assertThat(refused.<List<String>>path("safeChannels")).containsExactly("PHONE", "VISIT");
        assertThat(refused.<List<String>>path("errors.pointer")).containsExactly("/startedAt");
        assertThat(rows.count("select count(*) from contact_attempt where referral_id = ?", id))
                .isZero();
    }

    @Test
    void theWindowIsOfTheWallClockInSummer() {
        clock.set(Instant.parse("2026-07-07T08:29:59.998Z"));
        Requests request = Requests.aboutSomebody()
                .reportedAt(Instant.parse("2026-07-07T08:00:00Z"))
                .safe(TUESDAY_MORNING);
        UUID id = cases.claimed(request, "ada");
        Response early = attempt(id, "PHONE", "no-answer", Map.of());
        assertThat(early.statusCode()).isEqualTo(409);
        assertThat(early.<String>path("nextSafeWindowOpensAt")).isEqualTo("2026-07-07T09:30+01:00");
        clock.set(Instant.parse("2026-07-07T08:30:00Z"));
        assertThat(attempt(id, "PHONE", "no-answer", Map.of()).statusCode()).isEqualTo(201);
    }

    @Test
    void anUnsafeChannelIsRefusedAtAnyTime() {
        UUID id = cases.claimed(Requests.aboutSomebody(), "ada");
        for (String[] unsafe : new String[][] {
            {"TEXT", "text-sent", "/channel"},
            {"LETTER", "letter-sent", "/channel"},
            {"EMAIL", "no-answer", "/channel"},
            {"VOICEMAIL", "voicemail-left", "/channel"},
            {"PHONE", "voicemail-left", "/outcome"}
        }) {
            Response refused = attempt(id, unsafe[0], unsafe[1], Map.of());
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.<List<String>>path("errors.pointer")).containsExactly(unsafe[2]);
        }
        assertThat(attempt(id, "PHONE", "voicemail-not-left", Map.of()).statusCode())
                .isEqualTo(201);
    }

    @Test
    void anOverrideIsKeptSealedAndAudited() {
        UUID id = cases.claimed(Requests.aboutSomebody().safe(SafeContact.NOTHING_SAFE), "ada");
        Response refused = attempt(id, "PHONE", "spoke-engaged", Map.of("overrideReason", "  "));
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.<Object>path("nextSafeWindowOpensAt")).isNull();
        Response made = attempt(id, "PHONE", "spoke-engaged", Map.of("overrideReason", "She rang the desk herself"));

        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.<Boolean>path("attempt.overridden")).isTrue();
        assertThat(rows.everything()).doesNotContain("rang the desk");
        assertThat(rows.count(
                        "select count(*) from audit_entry where action = 'contact.recorded-with-override'"
                                + " and actor = 'ada' and subject_id = ?",
                        id.toString()))
                .isEqualTo(1);
    }

    @Test
    void aReasonWithoutDangerIsNoOverride() {
        UUID id = cases.claimed(Requests.aboutSomebody(), "ada");
        Response made = attempt(id, "PHONE", "no-answer", Map.of("overrideReason", "just in case"));
        assertThat(made.<Boolean>path("attempt.overridden")).isFalse();
    }

    @Test
    void liveContactAndEngagementAreToldOnceEach() {
        UUID id = cases.claimed(Requests.aboutSomebody(), "ada");
        assertThat(attempt(id, "PHONE", "no-answer", Map.of()).<String>path("state"))
                .isEqualTo("CONTACTING");
        Response callBack = attempt(id, "PHONE", "spoke-call-back", Map.of("callBackAt", "2026-03-02T15:00:00Z"));
        assertThat(callBack.<String>path("state")).isEqualTo("CONTACTED");
        assertThat(attempt(id, "PHONE", "spoke-engaged", Map.of()).<String>path("state"))
                .isEqualTo("ENGAGED");
        assertThat(attempt(id, "VISIT", "visit-met", Map.of()).<String>path("state"))
                .isEqualTo("ENGAGED");
        attempt(id, "PHONE", "spoke-engaged", Map.of());

        assertThat(events.progress(id, 3))
                .extracting(CaseProgressed::stage)
                .containsExactly(Stage.OPENED, Stage.CONTACTED, Stage.ENGAGED);
        assertThat(caseworker("ada")
                        .get("/v1/referrals/" + id + "/contact-attempts")
                        .<List<String>>path("items.outcome"))
                .containsExactly("no-answer", "spoke-call-back", "spoke-engaged", "visit-met", "spoke-engaged");
    }

    @Test
    void aRepeatedPostIsRecordedOnceAndAnotherUnderItsKeyRefused() {
        UUID id = cases.claimed(Requests.aboutSomebody(), "ada");
        String tag = cases.tag(id);
        Map<String, Object> body = body("PHONE", "no-answer", Map.of());
        Response first = post(id, tag, "k-" + id, body);
        Response again = post(id, tag, "k-" + id, body);
        assertThat(again.statusCode()).isEqualTo(201);
        assertThat(again.<String>path("attempt.id")).isEqualTo(first.path("attempt.id"));
        assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(rows.count("select count(*) from contact_attempt where referral_id = ?", id))
                .isEqualTo(1);
        assertThat(post(id, tag, "k-" + id, body("PHONE", "number-dead", Map.of()))
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void needsTheVersionThatWasRead() {
        UUID id = cases.claimed(Requests.aboutSomebody(), "ada");
        Map<String, Object> body = body("PHONE", "no-answer", Map.of());
        String stale = cases.tag(id);
        assertThat(caseworker("ada")
                        .body(body)
                        .post("/v1/referrals/" + id + "/contact-attempts")
                        .statusCode())
                .isEqualTo(428);
        assertThat(post(id, stale, null, body).statusCode()).isEqualTo(201);
        Response refused = post(id, stale, null, body);
        assertThat(refused.statusCode()).isEqualTo(412);
        assertThat(refused.<String>path("currentETag")).isEqualTo(cases.tag(id));
    }

    @Test
    void nobodyCallsBeforeTheClaim() {
        UUID id = cases.open(Requests.aboutSomebody());
        assertThat(attempt(id, "PHONE", "no-answer", Map.of()).<String>path("type"))
                .isEqualTo("urn:project360:problem:not-assigned");
    }

    @Test
    void nonsenseIsRefusedAtItsPlace() {
        UUID id = cases.claimed(Requests.aboutSomebody(), "ada");
        assertPointers(attempt(id, "TEXT", "visit-met", Map.of()), 422, "/outcome");
        assertPointers(
                attempt(id, "PHONE", "no-answer", Map.of("startedAt", "2026-03-02T09:01:01Z")), 422, "/startedAt");
        assertPointers(
                attempt(id, "PHONE", "no-answer", Map.of("startedAt", "2026-03-02T07:59:59Z")), 422, "/startedAt");
        assertPointers(attempt(id, "PHONE", "spoke-call-back", Map.of()), 422, "/callBackAt");
        assertPointers(
                attempt(id, "PHONE", "no-answer", Map.of("callBackAt", "2026-03-02T15:00:00Z")), 422, "/callBackAt");
        assertPointers(attempt(id, "PIGEON", "no-answer", Map.of()), 400, "/channel");
        assertPointers(attempt(id, "PHONE", "shouted", Map.of()), 400, "/outcome");
        Response empty = caseworker("ada")
                .header("If-Match", cases.tag(id))
                .body("{}")
                .post("/v1/referrals/" + id + "/contact-attempts");
        assertThat(empty.statusCode()).isEqualTo(400);
        assertThat(empty.<List<String>>path("errors.pointer"))
                .containsExactlyInAnyOrder("/channel", "/outcome", "/startedAt");
    }

    private static void assertPointers(Response refused, int status, String pointer) {
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.<List<String>>path("errors.pointer")).containsExactly(pointer);
    }

    private Response attempt(UUID id, String channel, String outcome, Map<String, Object> more) {
        clock.advance(java.time.Duration.ofMillis(1));
        return post(id, cases.tag(id), null, body(channel, outcome, more));
    }

    private Map<String, Object> body(String channel, String outcome, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "channel",
                channel,
                "outcome",
                outcome,
                "startedAt",
                clock.instant().toString()));
        body.putAll(more);
        return body;
    }

    private static Response post(
            UUID id, String tag, @org.jspecify.annotations.Nullable String key, Map<String, Object> body) {
        var request = caseworker("ada").header("If-Match", tag).body(body);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.post("/v1/referrals/" + id + "/contact-attempts");
    }
}
