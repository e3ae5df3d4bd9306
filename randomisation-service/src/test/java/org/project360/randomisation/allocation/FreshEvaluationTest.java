package org.project360.randomisation.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.CandidateIdentified;
import org.project360.contracts.intake.CandidateWithdrawn;
import org.project360.contracts.randomisation.EvaluationRequested;
import org.project360.local.testing.TestClock;
import org.project360.local.testing.TestInfra;
import org.project360.randomisation.Messages;
import org.project360.randomisation.RandomisationTest;
import org.project360.randomisation.Store;
import org.project360.randomisation.trial.TrialChange.Kind;
import org.project360.randomisation.trial.TrialConfig;
import org.project360.randomisation.trial.TrialFixture;

/** Nobody is drawn for by an evaluation of fifteen minutes ago or more: intake is asked again, and its answer decides. */
@QuarkusTest
@RandomisationTest
class FreshEvaluationTest {

    private static final Duration FRESH = Duration.ofMinutes(15);
    private static final String PENDING =
            "select state, reason, count(*) from pending_candidate where trial_id = ? group by 1, 2 order by 1, 2";
    private static final String UNITS =
            "select unit_id from allocation_ledger where trial_id = ? order by ledger_index";

    @Inject
    TrialFixture fixture;

    @Inject
    Deliveries deliveries;

    @Inject
    TrialConfig config;

    @Inject
    TestClock clock;

    @Inject
    Store store;

    private UUID trial;

    @AfterEach
    void backToTheStart() {
        clock.reset();
    }

    @BeforeEach
    void open() {
        trial = fixture.open(100);
    }

    @Test
    void drawsByAFreshEvaluationAndAsksForOneWhereItIsOlder() {
        CandidateIdentified candidate = some(1).get(0);
        CandidateIdentified inTime = some(1).get(0);
        clock.advance(FRESH.minusMillis(1));
        deliveries.take(trial, inTime);
        clock.advance(Duration.ofMillis(1));
        deliveries.take(trial, candidate);

        assertThat(units()).containsExactly(inTime.householdId());
        assertThat(store.rows(PENDING, trial)).containsExactly(List.of("PENDING_DATA", "EVALUATION_OLD", 1L));
        assertThat(requests(candidate))
                .containsExactly(new EvaluationRequested(
                        candidate.incidentId(), candidate.personId(), TestClock.START.plus(FRESH)));
        assertThat(requests(inTime)).isEmpty();

        deliveries.take(trial, Candidates.evaluatedAgain(candidate, clock.instant(), clock.instant()));

        assertThat(units()).containsExactly(inTime.householdId(), candidate.householdId());
        assertThat(store.rows(PENDING, trial)).containsExactly(List.of("ALLOCATED", "EVALUATION_OLD", 1L));
    }

    /** Were intake's clock behind, its answers would be old for ever: the time of the request counts, and that is our own. */
    @Test
    void anAnswerIsAsYoungAsTheRequest() {
        CandidateIdentified candidate = some(1).get(0);
        clock.advance(Duration.ofHours(3));
        deliveries.take(trial, candidate);
        Instant asked = clock.instant();
        clock.advance(FRESH.minusMillis(1));
        deliveries.take(trial, Candidates.evaluatedAgain(candidate, TestClock.START, asked));
        assertThat(units()).containsExactly(candidate.householdId());
    }

    /** She has an arm: nothing is drawn, so nothing has to be fresh. */
    @Test
    void whoeverHasAnArmIsAnsweredAtOnce() {
        CandidateIdentified first = some(1).get(0);
        deliveries.take(trial, first);
        clock.advance(Duration.ofDays(3));
        CandidateIdentified again = Candidates.of(UUID.randomUUID(), first.personId(), UUID.randomUUID());
        CandidateIdentified ofHousehold = Candidates.of(UUID.randomUUID(), UUID.randomUUID(), first.householdId());
        deliveries.take(trial, again, ofHousehold);

        assertThat(store.count("select count(*) from exposure where trial_id = ? and represented", trial))
                .isEqualTo(2);
        assertThat(store.rows(PENDING, trial)).isEmpty();
    }

    /** Ten waited through a pause of two hours; two were withdrawn meanwhile, and the others come back in another order. */
    @Test
    void whoeverWaitedThroughAPauseIsEvaluatedAgain() {
        fixture.change(trial, Kind.PAUSE);
        List<CandidateIdentified> waiting = some(10);
        deliveries.take(trial, waiting);
        clock.advance(Duration.ofHours(2));
        fixture.change(trial, Kind.RESUME);

        assertThat(units()).isEmpty();
        assertThat(store.rows(PENDING, trial)).containsExactly(List.of("PENDING_DATA", "EVALUATION_OLD", 10L));
        assertThat(waiting).allSatisfy(one -> assertThat(requests(one)).hasSize(1));

        List<CandidateIdentified> eligible = new ArrayList<>(waiting.subList(0, 8));
        Collections.reverse(eligible);
        deliveries.take(
                trial,
                eligible.stream()
                        .map(one -> Candidates.evaluatedAgain(one, clock.instant(), clock.instant()))
                        .toList());
        assertThat(units())
                .isEqualTo(eligible.stream()
                        .<Object>map(CandidateIdentified::householdId)
                        .toList());
    }

    @Test
    void whoIsWithdrawnIsNotAllocatedUnlessSheWasFoundEligibleSince() {
        UUID recruiting = config.trial().id();
        List<CandidateIdentified> waiting = some(3);
        clock.advance(Duration.ofHours(1));
        Instant asked = clock.instant();
        deliveries.take(recruiting, waiting);
        assertThat(reasons(waiting)).containsOnly("PENDING_DATA EVALUATION_OLD");
        // The second was found eligible, though with a level unknown, after the withdrawal that comes now.
        CandidateIdentified second = waiting.get(1);
        deliveries.take(
                recruiting,
                Candidates.of(
                        second.incidentId(),
                        second.personId(),
                        second.householdId(),
                        Map.of("grade", "MEDIUM"),
                        asked.plusSeconds(2)));

        for (int i : List.of(1, 0)) {
            CandidateIdentified one = waiting.get(i);
            TestInfra.send(Messages.of(
                    Topics.INTAKE_CANDIDATE_WITHDRAWN,
                    waiting.get(0).personId(),
                    new CandidateWithdrawn(one.incidentId(), one.personId(), asked.plusSeconds(1), asked)));
        }

        await().untilAsserted(() -> assertThat(reasons(waiting))
                .containsExactly(
                        "NOT_ALLOCATED NOT_ELIGIBLE", "PENDING_DATA STRATUM_UNKNOWN", "PENDING_DATA EVALUATION_OLD"));
        assertThat(store.count(
                        "select count(*) from exposure where trial_id = ? and incident_id = ?",
                        recruiting,
                        waiting.get(0).incidentId()))
                .isZero();
        // Eligible once more: it is never too late.
        deliveries.take(
                recruiting, List.of(Candidates.evaluatedAgain(waiting.get(0), clock.instant(), clock.instant())));
        assertThat(reasons(waiting)).startsWith("ALLOCATED NOT_ELIGIBLE");
    }

    /** Nobody could answer for people who are made up. */
    @Test
    void testTrialsDoNotAsk() {
        UUID test = fixture.openTest(10);
        CandidateIdentified madeUp = some(1).get(0);
        clock.advance(Duration.ofDays(1));
        deliveries.take(test, madeUp);
        assertThat(store.count("select count(*) from test_trials.allocation where trial_id = ?", test))
                .isEqualTo(1);
    }

    private List<String> reasons(List<CandidateIdentified> candidates) {
        return candidates.stream()
                .map(one -> store.rows(
                                "select state || ' ' || reason from pending_candidate where incident_id = ?",
                                one.incidentId())
                        .get(0)
                        .get(0)
                        .toString())
                .toList();
    }

    private List<Object> units() {
        return store.rows(UNITS, trial).stream().map(row -> row.get(0)).toList();
    }

    private List<EvaluationRequested> requests(CandidateIdentified candidate) {
        await().until(() -> store.count("select count(*) from outbox") == 0);
        return TestInfra.records(Topics.RANDOMISATION_EVALUATION_REQUESTED).stream()
                .filter(record -> record.key().equals(candidate.personId().toString()))
                .map(record -> {
                    assertThat(Messages.faults(record)).isEmpty();
                    return Messages.read(record, EvaluationRequested.class);
                })
                .toList();
    }

    private static List<CandidateIdentified> some(int count) {
        return Stream.generate(() -> Candidates.of(
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        Map.of("grade", "MEDIUM", "priorBand", "2-3", "force", "SYN-01")))
                .limit(count)
                .toList();
    }
}
