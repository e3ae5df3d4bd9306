package org.project360.followup.attempt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.project360.followup.testing.Events.contact;
import static org.project360.followup.testing.Events.enrolled;
import static org.project360.followup.testing.TestCallers.collector;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.project360.followup.outcome.AnswersFixture;
import org.project360.followup.testing.Events;
import org.project360.followup.testing.Store;
import org.project360.local.testing.InfraResource;
import org.project360.local.testing.TestClock;

@QuarkusTest
@WithTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "database", value = "followup"))
class AttemptResourceTest {

    private static final Instant A_MONTH_AGO = Instant.parse("2026-02-02T09:00:00Z");

    @Inject
    Events events;

    @Inject
    Store store;

    @Inject
    TestClock clock;

    private final UUID person = UUID.randomUUID();
    private UUID wave;

    @BeforeEach
    void anOpenWaveOnAMondayMorning() {
        clock.reset();
        store.clear();
        events.deliver(enrolled(UUID.randomUUID(), person, A_MONTH_AGO));
        events.deliver(contact(person, A_MONTH_AGO));
        wave = store.wave(person, 1);
    }

    @Test
    void recordsAnAttemptInASafeWindow() {
        attempt(Map.of("channel", "PHONE", "outcome", "NO_ANSWER"))
                .statusCode(201)
                .body("at", equalTo("2026-03-02T09:00:00Z"))
                .body("madeBy", equalTo("cora"))
                .body("overrideReason", nullValue());

        collector().get(path()).then().statusCode(200).body("items.outcome", equalTo(List.of("NO_ANSWER")));
    }

    @Test
    void anUnsafeMomentNeedsANamedReason() {
        clock.set(Instant.parse("2026-03-02T17:00:00Z"));
        Map<String, Object> call = Map.of("channel", "PHONE", "outcome", "REACHED");

        attempt(call)
                .statusCode(409)
                .body("type", equalTo("urn:project360:problem:unsafe-contact-window"))
                .body("verdict", equalTo("NOT_BEFORE"))
                .body("notBefore", equalTo("2026-03-03T09:00:00Z"));
        assertThat(store.count("contact_attempt")).isZero();

        attempt(with(call, "overrideReason", "SHE_CONTACTED_US"))
                .statusCode(201)
                .body("overrideReason", equalTo("SHE_CONTACTED_US"));
        assertThat(store.count(
                        "audit_entry where subject_id = ? and detail like '%override SHE_CONTACTED_US'",
                        wave.toString()))
                .isOne();
    }

    @Test
    void anUnsafeChannelIsUnsafeAtAnyTimeAndTheTimeOfTheAttemptCounts() {
        attempt(Map.of("channel", "VOICEMAIL", "outcome", "MESSAGE_LEFT"))
                .statusCode(409)
                .body("verdict", equalTo("DO_NOT_USE"));
        attempt(Map.of("channel", "PHONE", "outcome", "NO_ANSWER", "at", "2026-03-02T08:59:59Z"))
                .statusCode(409)
                .body("notBefore", equalTo("2026-03-02T09:00:00Z"));
    }

    @Test
    void anOverrideThatWasNotNeededIsNotKept() {
        attempt(Map.of("channel", "PHONE", "outcome", "REACHED", "overrideReason", "DANGER_TO_LIFE"))
                .statusCode(201)
                .body("overrideReason", nullValue());
    }

    @Test
    void limitsHoldPerGapDayAndWave() {
        Map<String, Object> call = Map.of("channel", "PHONE", "outcome", "NO_ANSWER");
        attempt(call).statusCode(201);
        clock.advance(Duration.ofHours(2));
        attempt(call).statusCode(409).body("type", equalTo("urn:project360:problem:attempt-too-soon"));
        clock.advance(Duration.ofHours(1));
        attempt(call).statusCode(201);
        clock.advance(Duration.ofHours(4));
        attempt(call).statusCode(409).body("type", equalTo("urn:project360:problem:too-many-attempts-today"));

        // Tuesday to Friday, two a day, then the ninth.
        for (int i = 0; i < 6; i++) {
            clock.set(TestClock.START.plus(Duration.ofDays(1 + i / 2)).plus(Duration.ofHours(i % 2 * 3L)));
            attempt(call).statusCode(201);
        }
        clock.set(TestClock.START.plus(Duration.ofDays(4)));
        attempt(call).statusCode(409).body("type", equalTo("urn:project360:problem:too-many-attempts"));
        assertThat(store.count("contact_attempt where wave_id = ?", wave)).isEqualTo(8);
    }

    @Test
    void stopsOnceTheOutcomeIsRecorded() {
        collector()
                .body(AnswersFixture.outcome())
                .post("/v1/follow-ups/" + wave + "/outcome")
                .then()
                .statusCode(201);

        attempt(Map.of("channel", "PHONE", "outcome", "NO_ANSWER"))
                .statusCode(409)
                .body("type", equalTo("urn:project360:problem:wave-completed"));
    }

    @Test
    void onlyWhileTheWaveIsOpen() {
        clock.set(Instant.parse("2026-03-24T10:00:00Z"));

        attempt(Map.of("channel", "PHONE", "outcome", "NO_ANSWER"))
                .statusCode(409)
                .body("type", equalTo("urn:project360:problem:wave-not-open"));
    }

    @Test
    void twoCollectorsDoNotCallTheSameWoman() {
        collector("dan").post("/v1/follow-ups/" + wave + "/claim").then().statusCode(200);

        attempt(Map.of("channel", "PHONE", "outcome", "NO_ANSWER"))
                .statusCode(409)
                .body("type", equalTo("urn:project360:problem:already-claimed"));
    }

    @Test
    void oneKeyOneAttempt() {
        Map<String, Object> call = Map.of("channel", "PHONE", "outcome", "NO_ANSWER");
        String key = UUID.randomUUID().toString();
        String first = collector()
                .header("Idempotency-Key", key)
                .body(call)
                .post(path())
                .asString();

        collector()
                .header("Idempotency-Key", key)
                .body(call)
                .post(path())
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body(
                        "attemptId",
                        equalTo(io.restassured.path.json.JsonPath.from(first).getString("attemptId")));
        collector()
                .header("Idempotency-Key", key)
                .body(Map.of("channel", "TEXT", "outcome", "SENT"))
                .post(path())
                .then()
                .statusCode(422);
        assertThat(store.count("contact_attempt")).isOne();
    }

    @Test
    void ofManyAtOnceOneIsRecorded() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<Integer>> statuses = IntStream.range(0, 8)
                .mapToObj(i -> threads.submit(() -> collector()
                        .body(Map.of("channel", "PHONE", "outcome", "NO_ANSWER"))
                        .post(path())
                        .statusCode()))
                .toList();
        int created = 0;
        for (Future<Integer> status : statuses) {
            created += status.get() == 201 ? 1 : 0;
        }
        threads.shutdown();

        assertThat(created).isOne();
        assertThat(store.count("contact_attempt")).isOne();
    }

    @Test
    void whatIsNotInTheListsIsRefused() {
        attempt(Map.of("channel", "PIGEON", "outcome", "NO_ANSWER")).statusCode(400);
        attempt(Map.of("channel", "PHONE", "outcome", "SHOUTED_AT")).statusCode(400);
        attempt(Map.of("channel", "PHONE")).statusCode(400).body("errors[0].pointer", equalTo("/outcome"));
        attempt(Map.of("channel", "PHONE", "outcome", "NO_ANSWER", "at", "2026-03-02T09:00:01Z"))
                .statusCode(409)
                .body("type", equalTo("urn:project360:problem:attempt-in-the-future"));
    }

    private static Map<String, Object> with(Map<String, Object> call, String key, Object value) {
        Map<String, Object> more = new HashMap<>(call);
        more.put(key, value);
        return more;
    }

    private ValidatableResponse attempt(Map<String, Object> body) {
        return collector().body(body).post(path()).then();
    }

    private String path() {
        return "/v1/follow-ups/" + wave + "/attempts";
    }
}
