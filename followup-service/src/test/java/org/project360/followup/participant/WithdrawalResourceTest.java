package org.project360.followup.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.project360.followup.testing.Events.contact;
import static org.project360.followup.testing.Events.enrolled;
import static org.project360.followup.testing.TestCallers.collector;
import static org.project360.followup.testing.TestCallers.trialManager;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.project360.followup.outcome.AnswersFixture;
import org.project360.followup.testing.Events;
import org.project360.followup.testing.Store;
import org.project360.local.testing.InfraResource;
import org.project360.local.testing.TestClock;

@QuarkusTest
@WithTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "database", value = "followup"))
class WithdrawalResourceTest {

    @Inject
    Events events;

    @Inject
    Store store;

    @Inject
    TestClock clock;

    private final UUID person = UUID.randomUUID();

    @BeforeEach
    void oneParticipantWithHerFirstWaveMissedAndHerSecondOpen() {
        clock.reset();
        store.clear();
        events.deliver(enrolled(UUID.randomUUID(), person, TestClock.START.minus(Duration.ofDays(90))));
        events.deliver(contact(person, TestClock.START.minus(Duration.ofDays(90))));
    }

    @ParameterizedTest
    @CsvSource({"fromContact, WITHDRAWN_FROM_CONTACT", "fromDataUse, WITHDRAWN_FROM_DATA_USE", "fromIntervention, null"
    })
    void eachSwitchStandsAloneAndOnlyWhatIsYetToComeIsCancelled(String control, String reason) {
        UUID open = store.wave(person, 2);

        trialManager().body(Map.of(control, true)).post(path()).then().statusCode(204);

        assertThat(reasons()).containsExactly("null", reason, reason, reason);
        collector().get("/v1/follow-ups/" + open).then().statusCode(reason.equals("null") ? 200 : 404);
        for (String other : List.of("fromContact", "fromDataUse", "fromIntervention")) {
            trialManager()
                    .get(path())
                    .then()
                    .body(other + "Since", other.equals(control) ? notNullValue() : nullValue());
        }
        assertThat(store.count("withdrawal where person_id = ?", person)).isOne();
    }

    @Test
    void nothingIsDeletedAndASwitchKeepsItsFirstDate() {
        long waves = store.count("follow_up_wave");
        collector().body(Map.of("fromContact", true)).post(path()).then().statusCode(204);
        clock.advance(Duration.ofDays(1));
        collector()
                .body(Map.of("fromContact", true, "fromDataUse", true))
                .post(path())
                .then()
                .statusCode(204);

        trialManager()
                .get(path())
                .then()
                .body("fromContactSince", equalTo("2026-03-02T09:00:00Z"))
                .body("fromDataUseSince", equalTo("2026-03-03T09:00:00Z"));
        assertThat(store.count("follow_up_wave")).isEqualTo(waves);
        assertThat(store.count("participant where id = ? and contact is not null", person))
                .isOne();
        assertThat(store.count("withdrawal")).isEqualTo(2);
    }

    @Test
    void aWithdrawnWaveTakesNeitherAttemptsNorOutcomes() {
        UUID open = store.wave(person, 2);
        collector().body(Map.of("fromContact", true)).post(path()).then().statusCode(204);

        collector()
                .body(Map.of("channel", "PHONE", "outcome", "NO_ANSWER"))
                .post("/v1/follow-ups/" + open + "/attempts")
                .then()
                .statusCode(404);
        collector()
                .body(AnswersFixture.outcome())
                .post("/v1/follow-ups/" + open + "/outcome")
                .then()
                .statusCode(404);
        collector().get("/v1/follow-ups").then().body("items.size()", equalTo(0));
    }

    @Test
    void aCompletedWaveStaysCompleted() {
        UUID open = store.wave(person, 2);
        collector()
                .body(AnswersFixture.outcome())
                .post("/v1/follow-ups/" + open + "/outcome")
                .then()
                .statusCode(201);

        collector().body(Map.of("fromDataUse", true)).post(path()).then().statusCode(204);

        assertThat(reasons()).containsExactly("null", "null", "WITHDRAWN_FROM_DATA_USE", "WITHDRAWN_FROM_DATA_USE");
        Map<String, Object> correction = AnswersFixture.outcome("qualityOfLife", "1");
        correction.put("reasonCode", "typing-error");
        collector()
                .header("If-Match", "\"1\"")
                .body(correction)
                .put("/v1/follow-ups/" + open + "/outcome")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:project360:problem:withdrawn-from-data-use"));
    }

    @Test
    void anEmptyWithdrawalIsRefusedAndAnUnknownPersonIsNotFound() {
        collector().body(Map.of()).post(path()).then().statusCode(422);
        collector()
                .body(Map.of("fromContact", true))
                .post("/v1/participants/" + UUID.randomUUID() + "/withdrawal")
                .then()
                .statusCode(404);
        assertThat(store.count("withdrawal")).isZero();
    }

    @Test
    void oneKeyOneWithdrawal() {
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 3; i++) {
            collector()
                    .header("Idempotency-Key", key)
                    .body(Map.of("fromContact", true))
                    .post(path())
                    .then()
                    .statusCode(204);
        }
        assertThat(store.count("withdrawal")).isOne();
    }

    private List<String> reasons() {
        return store.texts("select cancel_reason from follow_up_wave order by number");
    }

    private String path() {
        return "/v1/participants/" + person + "/withdrawal";
    }
}
