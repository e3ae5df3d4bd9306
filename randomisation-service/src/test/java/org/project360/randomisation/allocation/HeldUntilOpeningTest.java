package org.project360.randomisation.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.project360.chassis.event.BatchListener;
import org.project360.contracts.Topics;
import org.project360.contracts.randomisation.CandidateDeclined;
import org.project360.local.testing.TestInfra;
import org.project360.randomisation.Messages;
import org.project360.randomisation.RandomisationTest;
import org.project360.randomisation.Store;
import org.project360.randomisation.trial.TrialChange.Kind;
import org.project360.randomisation.trial.TrialFixture;

@QuarkusTest
@RandomisationTest
class HeldUntilOpeningTest {

    @Inject
    BatchListener batches;

    @Inject
    ForTrial handlers;

    @Inject
    TrialFixture fixture;

    @Inject
    Deliveries deliveries;

    @Inject
    VerifyLedger verify;

    @Inject
    Store store;

    @Test
    void allocatesInOrderOfArrivalWhenTheTrialOpens() {
        UUID trial = fixture.draft(620);
        List<UUID> households = new ArrayList<>();
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        for (int i = 0; i < 650; i++) {
            UUID household = UUID.randomUUID();
            households.add(household);
            records.add(record(i, household, Map.of("grade", "MEDIUM", "priorBand", "2-3")));
        }
        UUID withoutBand = UUID.randomUUID();
        records.add(10, record(1000, withoutBand, Map.of("grade", "MEDIUM")));
        batches.process(records, handlers.handler(trial, "intake.candidate-identified.v1", false));
        assertThat(store.rows(
                        "select state, reason, count(*) from pending_candidate where trial_id = ? group by 1, 2",
                        trial))
                .containsExactly(List.of("AWAITING_OPENING", "TRIAL_NOT_OPEN", 651L));

        fixture.open(trial);

        assertThat(store.rows("select unit_id from allocation where trial_id = ? order by sequence", trial))
                .containsExactlyElementsOf(households.subList(0, 620).stream()
                        .map(household -> List.<Object>of(household))
                        .toList());
        assertThat(store.rows(
                        "select state, count(*) from pending_candidate where trial_id = ? group by 1 order by 1",
                        trial))
                .containsExactly(
                        List.of("ALLOCATED", 620L), List.of("NOT_ALLOCATED", 30L), List.of("PENDING_DATA", 1L));
        assertThat(declined(trial, 31))
                .containsExactlyInAnyOrderElementsOf(store.rows(
                        "select incident_id from pending_candidate where trial_id = ? and state <> 'ALLOCATED'",
                        trial));
        assertThat(store.rows("select state from trial where id = ?", trial)).containsExactly(List.of("CLOSED"));
        assertThat(store.rows(
                        "select from_state, to_state from trial_transition where trial_id = ? order by step", trial))
                .containsExactly(
                        List.of("DRAFT", "VALIDATED"),
                        List.of("VALIDATED", "FROZEN"),
                        List.of("FROZEN", "OPEN"),
                        List.of("OPEN", "CLOSED"));
        assertThat(verify.verify(trial).holds()).isTrue();
        // Where a draw came from stays known although it was held.
        assertThat(store.rows(
                        "select source_partition, source_offset from allocation_ledger where trial_id = ?"
                                + " order by ledger_index limit 3",
                        trial))
                .containsExactly(List.of(0, 0L), List.of(0, 1L), List.of(0, 2L));
    }

    /** Two people close the trial, and nobody need wait any more: who came in a pause, and who lacks data. */
    @Test
    void tellsIntakeOfWhomNothingWillComeWhenTheTrialIsClosed() {
        UUID trial = fixture.open(100);
        UUID lacking = UUID.randomUUID();
        UUID paused = UUID.randomUUID();
        deliveries.take(
                trial,
                Candidates.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()),
                Candidates.of(lacking, UUID.randomUUID(), UUID.randomUUID(), Map.of("grade", "MEDIUM")));
        fixture.change(trial, Kind.PAUSE);
        deliveries.take(trial, Candidates.of(paused, UUID.randomUUID(), UUID.randomUUID()));

        fixture.change(trial, Kind.CLOSE);

        assertThat(declined(trial, 2)).containsExactlyInAnyOrder(List.of(lacking), List.of(paused));
    }

    /** The incidents of which intake was told that nobody is allocated, each once. */
    private static List<List<Object>> declined(UUID trial, int count) {
        return of(
                trial,
                TestInfra.records(
                        Topics.RANDOMISATION_CANDIDATE_DECLINED,
                        all -> of(trial, all).size() >= count,
                        Duration.ofSeconds(30)));
    }

    private static List<List<Object>> of(UUID trial, List<ConsumerRecord<String, byte[]>> all) {
        return all.stream()
                .map(one -> Messages.read(one, CandidateDeclined.class))
                .filter(one -> one.trialId().equals(trial))
                .map(one -> List.<Object>of(one.incidentId()))
                .toList();
    }

    private static ConsumerRecord<String, byte[]> record(int offset, UUID household, Map<String, String> covariates) {
        return Messages.consumed(
                "intake.candidate-identified.v1",
                0,
                offset,
                UUID.randomUUID().toString(),
                Candidates.of(UUID.randomUUID(), UUID.randomUUID(), household, covariates));
    }
}
