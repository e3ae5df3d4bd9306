package org.project360.randomisation.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.project360.contracts.intake.CandidateIdentified;
import org.project360.randomisation.RandomisationTest;
import org.project360.randomisation.Store;
import org.project360.randomisation.trial.TrialChange.Kind;
import org.project360.randomisation.trial.TrialFixture;

/** What becomes of candidates while a trial is paused, at its target, at its ceiling and when people close it. */
@QuarkusTest
@RandomisationTest
class PausedTrialTest {

    private static final String PENDING =
            "select state, reason, count(*) from pending_candidate where trial_id = ? group by 1, 2 order by 1, 2";
    private static final String UNITS =
            "select unit_id from allocation_ledger where trial_id = ? order by ledger_index";

    @Inject
    Deliveries deliveries;

    @Inject
    TrialFixture fixture;

    @Inject
    VerifyLedger verify;

    @Inject
    Store store;

    @Test
    void holdsWhoComesInAPauseAndAllocatesInOrderOfArrivalAfterIt() {
        UUID trial = fixture.open(100);
        List<CandidateIdentified> before = some(5);
        List<CandidateIdentified> during = some(20);
        List<CandidateIdentified> after = some(5);
        CandidateIdentified incomplete =
                Candidates.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), Map.of("grade", "MEDIUM"));
        deliveries.take(trial, before);
        fixture.change(trial, Kind.PAUSE);
        deliveries.take(trial, during.subList(0, 7));
        deliveries.take(trial, incomplete);
        deliveries.take(trial, during.subList(7, 20));
        // The same again, as Kafka may deliver it: nobody loses her place.
        deliveries.take(trial, during.subList(0, 3));
        assertThat(units(trial)).isEqualTo(households(before));
        assertThat(store.rows(PENDING, trial)).containsExactly(List.of("AWAITING_OPENING", "TRIAL_PAUSED", 21L));

        fixture.change(trial, Kind.RESUME);
        deliveries.take(trial, after);

        assertThat(units(trial))
                .isEqualTo(Stream.of(before, during, after)
                        .flatMap(some -> households(some).stream())
                        .toList());
        assertThat(store.rows(PENDING, trial))
                .containsExactly(
                        List.of("ALLOCATED", "TRIAL_PAUSED", 20L), List.of("PENDING_DATA", "STRATUM_UNKNOWN", 1L));
        assertThat(verify.verify(trial)).isEqualTo(new VerifyLedger.Verdict(true, 30, null, null));
    }

    @Test
    void completesAnUnknownStratumWhileTheTrialIsPausedAndAllocatesHerAfterIt() {
        UUID trial = fixture.open(100);
        UUID incident = UUID.randomUUID();
        UUID person = UUID.randomUUID();
        UUID household = UUID.randomUUID();
        deliveries.take(trial, Candidates.of(incident, person, household, Map.of("grade", "MEDIUM")));
        fixture.change(trial, Kind.PAUSE);
        deliveries.take(trial, Candidates.of(incident, person, household));
        assertThat(store.rows(PENDING, trial)).containsExactly(List.of("AWAITING_OPENING", "TRIAL_PAUSED", 1L));

        fixture.change(trial, Kind.RESUME);

        assertThat(units(trial)).containsExactly(household);
    }

    @Test
    void tellsThoseWhoWaitedThatATrialWasClosed() {
        UUID trial = fixture.open(100);
        deliveries.take(trial, some(3));
        fixture.change(trial, Kind.PAUSE);
        deliveries.take(trial, some(4));

        fixture.change(trial, Kind.CLOSE);
        deliveries.take(trial, some(2));

        assertThat(store.rows(PENDING, trial)).containsExactly(List.of("NOT_ALLOCATED", "TRIAL_CLOSED", 6L));
        assertThat(units(trial)).hasSize(3);
        assertThat(verify.verify(trial).holds()).isTrue();
    }

    @Test
    void goesPastTheTargetUpToTheCeilingAndNeverPastIt() {
        UUID trial = fixture.draft(5, 8);
        fixture.open(trial);
        deliveries.take(trial, some(4));
        deliveries.take(trial, some(3));
        assertThat(store.rows("select state from trial where id = ?", trial)).containsExactly(List.of("OPEN"));
        deliveries.take(trial, some(6));

        assertThat(units(trial)).hasSize(8);
        assertThat(store.rows(PENDING, trial)).containsExactly(List.of("NOT_ALLOCATED", "CEILING_REACHED", 5L));
        assertThat(store.rows(
                        "select from_state, to_state, reason from trial_transition where trial_id = ? and from_state = 'OPEN'"
                                + " order by step",
                        trial))
                .containsExactly(
                        List.of("OPEN", "OPEN", "TARGET_REACHED"), List.of("OPEN", "CLOSED", "CEILING_REACHED"));
    }

    @Test
    void recruitsMoreOnceItIsExtended() {
        UUID trial = fixture.open(5);
        deliveries.take(trial, some(4));
        fixture.extend(trial, 7, 7);
        deliveries.take(trial, some(6));

        assertThat(units(trial)).hasSize(7);
        assertThat(store.rows(PENDING, trial)).containsExactly(List.of("NOT_ALLOCATED", "TARGET_REACHED", 3L));
        assertThat(verify.verify(trial).holds()).isTrue();
    }

    private List<Object> units(UUID trial) {
        return store.rows(UNITS, trial).stream().map(row -> row.get(0)).toList();
    }

    private static List<CandidateIdentified> some(int count) {
        return Stream.generate(() -> Candidates.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()))
                .limit(count)
                .toList();
    }

    private static List<Object> households(List<CandidateIdentified> candidates) {
        return candidates.stream().<Object>map(CandidateIdentified::householdId).toList();
    }
}
