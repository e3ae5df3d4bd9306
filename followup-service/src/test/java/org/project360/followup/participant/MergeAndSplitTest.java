package org.project360.followup.participant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.project360.followup.testing.Events.contact;
import static org.project360.followup.testing.Events.enrolled;
import static org.project360.followup.testing.Events.incident;
import static org.project360.followup.testing.TestCallers.collector;
import static org.project360.followup.testing.TestCallers.trialManager;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.project360.contracts.intake.PersonErased;
import org.project360.contracts.intake.PersonMerged;
import org.project360.contracts.intake.PersonSplit;
import org.project360.followup.testing.Events;
import org.project360.followup.testing.Store;
import org.project360.local.testing.InfraResource;
import org.project360.local.testing.TestClock;

@QuarkusTest
@WithTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "database", value = "followup"))
class MergeAndSplitTest {

    private static final Instant T0 = TestClock.START.minus(Duration.ofDays(28));

    @Inject
    Events events;

    @Inject
    Store store;

    @Inject
    TestClock clock;

    private final UUID trial = UUID.randomUUID();
    private final UUID ann = UUID.randomUUID();
    private final UUID anna = UUID.randomUUID();

    @BeforeEach
    void nobody() {
        clock.reset();
        store.clear();
    }

    @Test
    void aMergedPersonsScheduleFollowsHer() {
        events.deliver(enrolled(trial, anna, T0));
        UUID wave = store.wave(anna, 1);

        events.deliver(merged(ann, anna, 1));

        assertThat(store.wave(ann, 1)).isEqualTo(wave);
        assertThat(states(ann)).containsOnly("null");
    }

    @Test
    void ofTwoSchedulesTheEarlierEnrolmentStaysAndTheOtherIsCancelledWithAReason() {
        events.deliver(enrolled(trial, ann, T0.plusSeconds(60)), enrolled(trial, anna, T0));
        UUID first = store.wave(anna, 1);

        events.deliver(merged(ann, anna, 1));

        assertThat(store.count("follow_up_schedule where trial_id = ? and person_id = ? and effective", trial, ann))
                .isOne();
        assertThat(store.wave(ann, 1)).isEqualTo(first);
        assertThat(store.texts(
                        "select distinct cancel_reason from follow_up_wave w join follow_up_schedule s"
                                + " on s.id = w.schedule_id where s.enrolled_person_id = ?",
                        ann))
                .containsExactly("DUPLICATE");
    }

    @Test
    void aSplitRestoresBothAndGivesIncidentsBack() {
        UUID hers = UUID.randomUUID();
        events.deliver(enrolled(trial, ann, T0), enrolled(trial, anna, T0.plusSeconds(60)));
        events.deliver(merged(ann, anna, 1));
        events.deliver(incident(hers, ann, 1));

        events.deliver(new PersonSplit(ann, anna, List.of(hers), T0.plusSeconds(2), "merged-in-error"));

        assertThat(states(ann)).containsOnly("null");
        assertThat(states(anna)).containsOnly("null");
        assertThat(store.texts("select person_id from recorded_incident")).containsExactly(anna.toString());
    }

    /** Topics have no order between them: whatever comes first, the end is the same. */
    @Test
    void theEndDoesNotDependOnTheOrder() {
        UUID other = UUID.randomUUID();
        List<Object> all = new ArrayList<>(List.of(
                enrolled(trial, ann, T0.plusSeconds(30)),
                enrolled(trial, anna, T0.plusSeconds(10)),
                enrolled(trial, other, T0.plusSeconds(20)),
                merged(ann, anna, 1),
                merged(other, ann, 2),
                new PersonSplit(ann, anna, List.of(), T0.plusSeconds(3), "merged-in-error"),
                merged(other, anna, 4),
                new PersonSplit(other, ann, List.of(), T0.plusSeconds(5), "merged-in-error")));
        for (int round = 0; round < 60; round++) {
            store.clear();
            Collections.shuffle(all, new Random(round));
            events.deliverEach(all);
            events.deliverEach(all.subList(0, 4));

            assertThat(store.texts("select id || '>' || owner_id from participant order by id"))
                    .as("round " + round)
                    .containsExactlyInAnyOrder(ann + ">" + ann, anna + ">" + other, other + ">" + other);
            assertThat(store.texts(
                            "select enrolled_person_id || '>' || person_id from follow_up_schedule where effective"))
                    .containsExactlyInAnyOrder(ann + ">" + ann, anna + ">" + other);
            assertThat(store.texts("select s.enrolled_person_id from follow_up_wave w join follow_up_schedule s"
                            + " on s.id = w.schedule_id where w.cancel_reason = 'DUPLICATE'"))
                    .hasSize(4)
                    .containsOnly(other.toString());
        }
    }

    @Test
    void whatSheAskedUnderOneIdHoldsUnderTheOther() {
        events.deliver(enrolled(trial, ann, T0));
        events.deliver(contact(anna, T0));
        trialManager()
                .body(Map.of("fromContact", true))
                .post("/v1/participants/" + anna + "/withdrawal")
                .then()
                .statusCode(204);

        events.deliver(merged(ann, anna, 1));
        assertThat(states(ann)).containsOnly("WITHDRAWN_FROM_CONTACT");

        events.deliver(new PersonSplit(ann, anna, List.of(), T0.plusSeconds(2), "merged-in-error"));
        assertThat(states(ann)).containsOnly("null");
    }

    @Test
    void theNewestContactOfEitherIdIsUsed() {
        events.deliver(enrolled(trial, ann, T0));
        events.deliver(
                contact(ann, T0, "Older", Events.officeHours()),
                contact(anna, T0.plusSeconds(1), "Newer", Events.officeHours()));

        events.deliver(merged(ann, anna, 1));

        collector()
                .get("/v1/follow-ups/" + store.wave(ann, 1))
                .then()
                .body("contact.forename", Matchers.equalTo("Newer"));
    }

    @Test
    void erasureReachesEveryIdOfHer() {
        events.deliver(contact(ann, T0), contact(anna, T0));
        events.deliver(merged(ann, anna, 1));

        events.deliver(new PersonErased(ann, TestClock.START));

        assertThat(store.count("participant where wrapped_key is not null or contact is not null"))
                .isZero();
    }

    private static PersonMerged merged(UUID survivor, UUID merged, int seconds) {
        return new PersonMerged(survivor, merged, T0.plusSeconds(seconds), "steward-confirmed");
    }

    private List<String> states(UUID person) {
        return store.texts(
                "select w.cancel_reason from follow_up_wave w join follow_up_schedule s on s.id = w.schedule_id"
                        + " where s.person_id = ? and s.effective",
                person);
    }
}
