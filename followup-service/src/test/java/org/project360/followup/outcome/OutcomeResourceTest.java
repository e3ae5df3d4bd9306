package org.project360.followup.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.project360.followup.testing.Events.enrolled;
import static org.project360.followup.testing.TestCallers.as;
import static org.project360.followup.testing.TestCallers.collector;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.project360.contracts.Topics;
import org.project360.contracts.followup.SafetyConcernRaised;
import org.project360.contracts.intake.PersonErased;
import org.project360.followup.testing.Events;
import org.project360.followup.testing.Schemas;
import org.project360.followup.testing.Store;
import org.project360.local.testing.InfraResource;
import org.project360.local.testing.TestClock;
import org.project360.local.testing.TestInfra;

@QuarkusTest
@WithTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "database", value = "followup"))
class OutcomeResourceTest {

    private static final Instant A_MONTH_AGO = Instant.parse("2026-02-02T09:00:00Z");

    @Inject
    Events events;

    @Inject
    Store store;

    @Inject
    TestClock clock;

    @Inject
    ObjectMapper json;

    private final UUID person = UUID.randomUUID();
    private UUID wave;

    @BeforeEach
    void anOpenWave() {
        clock.reset();
        store.clear();
        events.deliver(enrolled(UUID.randomUUID(), person, A_MONTH_AGO));
        wave = store.wave(person, 1);
    }

    @Test
    void recordsAnswersInTheWindow() {
        collector()
                .body(AnswersFixture.outcome("gpVisits", "3"))
                .post(path())
                .then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .body("flags", hasSize(0))
                .body("concernsRaised", hasSize(0));

        collector()
                .get(path())
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("answers.gpVisits.value", equalTo("3"))
                .body("instrument", equalTo("p360-follow-up-1"))
                .body("recordedBy", equalTo("cora"));
        collector().body(AnswersFixture.outcome()).post(path()).then().statusCode(409);
    }

    @Test
    void numbersMayComeAsNumbers() {
        Map<String, Object> body = new HashMap<>(AnswersFixture.outcome());
        Map<String, Object> answers = new HashMap<>(AnswersFixture.calm());
        answers.put("qualityOfLife", Map.of("value", 4));
        body.put("answers", answers);

        collector().body(body).post(path()).then().statusCode(201);

        collector().get(path()).then().body("answers.qualityOfLife.value", equalTo("4"));
    }

    @Test
    void aLateOutcomeIsTakenAndFlagged() {
        clock.set(Instant.parse("2026-04-20T09:00:00Z"));

        collector()
                .body(AnswersFixture.outcome())
                .post(path())
                .then()
                .statusCode(201)
                .body("flags[0]", equalTo("OUT_OF_WINDOW"));

        assertThat(store.count("follow_up_wave where id = ? and out_of_window and completed_at is not null", wave))
                .isOne();
    }

    @Test
    void anInterviewInTheWindowThatIsRecordedLaterIsNotLate() {
        clock.set(Instant.parse("2026-04-20T09:00:00Z"));
        Map<String, Object> body = AnswersFixture.outcome();
        body.put("interviewedAt", "2026-03-20T12:00:00Z");

        collector().body(body).post(path()).then().statusCode(201).body("flags", hasSize(0));
    }

    @Test
    void anInterviewLiesBetweenTheOpeningAndNow() {
        Map<String, Object> body = AnswersFixture.outcome();
        for (String at : List.of("2026-02-23T08:59:59Z", "2026-03-02T09:00:01Z")) {
            body.put("interviewedAt", at);
            collector().body(body).post(path()).then().statusCode(422);
        }
        body.put("interviewedAt", "2026-02-23T09:00:00Z");
        collector().body(body).post(path()).then().statusCode(201);
    }

    @Test
    void dangerCallsTheDutyDeskOnceForEachKind() throws Exception {
        collector()
                .body(AnswersFixture.outcome("feelsSafeNow", "NO", "suicidalThoughts", "YES"))
                .post(path())
                .then()
                .statusCode(201)
                .body("concernsRaised", containsInAnyOrder("IN_DANGER_NOW", "SUICIDE_RISK"));
        // The correction tells one of them again and one that is new.
        Map<String, Object> correction = AnswersFixture.outcome("suicidalThoughts", "YES", "childAtRisk", "YES");
        correction.put("reasonCode", "typing-error");
        clock.advance(Duration.ofMinutes(5));
        collector()
                .header("If-Match", "\"1\"")
                .body(correction)
                .put(path())
                .then()
                .statusCode(200)
                .body("concernsRaised", containsInAnyOrder("CHILD_AT_RISK"));

        List<ConsumerRecord<String, byte[]>> published = ofPerson(TestInfra.records(
                Topics.FOLLOWUP_SAFETY_CONCERN_RAISED,
                records -> ofPerson(records).size() >= 3,
                Duration.ofSeconds(30)));

        assertThat(published).hasSize(3);
        for (ConsumerRecord<String, byte[]> record : published) {
            Schemas.assertValid(Topics.FOLLOWUP_SAFETY_CONCERN_RAISED, record.value());
            SafetyConcernRaised concern = json.readValue(record.value(), SafetyConcernRaised.class);
            boolean first = concern.kind() != SafetyConcernRaised.Kind.CHILD_AT_RISK;
            assertThat(concern.personId()).isEqualTo(person);
            assertThat(concern.raisedAt()).isEqualTo(TestClock.START.plus(Duration.ofMinutes(first ? 0 : 5)));
            assertThat(concern.dueAt()).isEqualTo(concern.raisedAt().plus(Duration.ofHours(1)));
            assertThat(store.count(
                            "safety_concern where id = ? and kind = ?",
                            concern.concernId(),
                            concern.kind().name()))
                    .isOne();
        }
        assertThat(store.count("safety_concern where wave_id = ?", wave)).isEqualTo(3);
    }

    @Test
    void refusedOutcomesRaiseNothing() {
        Map<String, Object> broken = AnswersFixture.outcome("feelsSafeNow", "NO", "gpVisits", "many");

        collector()
                .body(broken)
                .post(path())
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/answers/gpVisits/value"));

        assertThat(store.count("safety_concern")).isZero();
        assertThat(store.count(
                        "outbox where topic = ? and key = ?", Topics.FOLLOWUP_SAFETY_CONCERN_RAISED, person.toString()))
                .isZero();
    }

    @Test
    void aRepeatedRequestRaisesOnce() {
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 3; i++) {
            collector()
                    .header("Idempotency-Key", key)
                    .body(AnswersFixture.outcome("newAbuse", "YES"))
                    .post(path())
                    .then()
                    .statusCode(201)
                    .header("ETag", "\"1\"")
                    .body("concernsRaised[0]", equalTo("NEW_ABUSE"));
        }
        assertThat(store.count("safety_concern where wave_id = ?", wave)).isOne();
    }

    @Test
    void correctionsAreVersionsAndTheOldIsKept() {
        collector()
                .body(AnswersFixture.outcome("qualityOfLife", "2"))
                .post(path())
                .then()
                .statusCode(201);
        Map<String, Object> correction = AnswersFixture.outcome("qualityOfLife", "9");
        correction.put("reasonCode", "typing-error");

        collector().body(correction).put(path()).then().statusCode(428);
        collector()
                .header("If-Match", "\"7\"")
                .body(correction)
                .put(path())
                .then()
                .statusCode(412);
        collector("dan")
                .header("If-Match", "\"1\"")
                .body(correction)
                .put(path())
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");

        collector()
                .get(path())
                .then()
                .header("ETag", "\"2\"")
                .body("answers.qualityOfLife.value", equalTo("9"))
                .body("correctionReason", equalTo("typing-error"))
                .body("recordedBy", equalTo("dan"));
        collector()
                .get(path() + "?version=1")
                .then()
                .body("answers.qualityOfLife.value", equalTo("2"))
                .body("correctionReason", nullValue());
        collector().get(path() + "?version=3").then().statusCode(404);
        assertThat(store.texts("select version from outcome where wave_id = ? order by version", wave))
                .containsExactly("1", "2");
    }

    @Test
    void aCorrectionNeedsAReasonAndSomethingToCorrect() {
        Map<String, Object> correction = AnswersFixture.outcome();
        collector()
                .header("If-Match", "\"1\"")
                .body(correction)
                .put(path())
                .then()
                .statusCode(400);
        correction.put("reasonCode", "typing-error");
        collector()
                .header("If-Match", "\"1\"")
                .body(correction)
                .put(path())
                .then()
                .statusCode(404);
    }

    @Test
    void answersGoWithHerKey() {
        collector().body(AnswersFixture.outcome()).post(path()).then().statusCode(201);

        events.deliver(new PersonErased(person, TestClock.START));

        collector().get(path()).then().statusCode(404);
        assertThat(store.count("outcome where wave_id = ?", wave)).isOne();
    }

    @Test
    void wordsOfTheInstrumentAreTold() {
        as("stan", "statistician")
                .get("/v1/instruments/p360-follow-up-1")
                .then()
                .statusCode(200)
                .body("items", hasSize(9))
                .body("items[0].values", equalTo(List.of("NONE", "UNWANTED", "WANTED")))
                .body("missing", equalTo(List.of("REFUSED", "NOT_ASKED", "UNSAFE_TO_ASK", "UNKNOWN")));
        collector().get("/v1/instruments/eq-5d").then().statusCode(404);
    }

    private List<ConsumerRecord<String, byte[]>> ofPerson(List<ConsumerRecord<String, byte[]>> records) {
        return records.stream().filter(r -> person.toString().equals(r.key())).toList();
    }

    private String path() {
        return "/v1/follow-ups/" + wave + "/outcome";
    }
}
