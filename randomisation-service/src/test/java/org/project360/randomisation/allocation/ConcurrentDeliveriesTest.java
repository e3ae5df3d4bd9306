package org.project360.randomisation.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.project360.chassis.event.BatchListener;
import org.project360.chassis.event.EventHandler;
import org.project360.contracts.intake.CandidateIdentified;
import org.project360.randomisation.Messages;
import org.project360.randomisation.RandomisationTest;
import org.project360.randomisation.Store;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.TrialFixture;
import org.project360.randomisation.trial.TrialSecrets;
import org.project360.randomisation.trial.Trials;

/** Four listeners at once on shuffled, repeated deliveries. */
@QuarkusTest
@RandomisationTest
class ConcurrentDeliveriesTest {

    private static final String TOPIC = "intake.candidate-identified.v1";

    @Inject
    BatchListener batches;

    @Inject
    ForTrial handlers;

    @Inject
    TrialFixture fixture;

    @Inject
    Trials trials;

    @Inject
    TrialSecrets secrets;

    @Inject
    SealedDraws draws;

    @Inject
    VerifyLedger verify;

    @Inject
    Store store;

    @Test
    void oneDrawAUnitNoGapAndNeverPastTheTarget() throws Exception {
        int target = 240;
        int units = 300;
        UUID trial = fixture.open(target);
        deliver(trial, deliveries(units, 3), 4, 25);

        assertThat(store.count("select count(*) from allocation where trial_id = ?", trial))
                .isEqualTo(target);
        assertThat(store.count("select units from recruitment where trial_id = ?", trial))
                .isEqualTo(target);
        assertThat(store.rows("select state, closed_because from trial where id = ?", trial))
                .containsExactly(List.of("CLOSED", "TARGET_REACHED"));
        assertThat(store.count("select count(distinct unit_id) from allocation where trial_id = ?", trial))
                .isEqualTo(target);
        // Each unit had two incidents of two persons: both answered or both refused.
        assertThat(store.count("select count(*) from exposure where trial_id = ?", trial))
                .isEqualTo(2L * target);
        assertThat(store.count("select count(*) from participant where trial_id = ?", trial))
                .isEqualTo(2L * target);
        assertThat(store.count(
                        "select count(*) from pending_candidate where trial_id = ? and state = 'NOT_ALLOCATED'"
                                + " and reason = 'TARGET_REACHED'",
                        trial))
                .isEqualTo(2L * (units - target));
        assertThat(verify.verify(trial)).isEqualTo(new VerifyLedger.Verdict(true, target, null, null));
        everyArmIsTheFunctionOfItsPlace(trial);
    }

    private void everyArmIsTheFunctionOfItsPlace(UUID id) {
        Trial trial = trials.known(id);
        SecondImplementation second =
                new SecondImplementation(secrets.open(trial), id.toString(), 1, List.of(4, 6, 8), 1, 1);
        Map<Object, List<List<Object>>> byStratum = store
                .rows(
                        "select stratum, sequence, id, sealed_draw from allocation where trial_id = ? order by sequence",
                        id)
                .stream()
                .collect(Collectors.groupingBy(row -> row.get(0)));
        assertThat(byStratum).hasSize(4);
        byStratum.forEach((stratum, rows) -> {
            assertThat(rows.stream().map(row -> (Long) row.get(1)))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, rows.size()).boxed().toList());
            assertThat(rows.stream()
                            .map(row -> draws.arm(trial, (UUID) row.get(2), (byte[]) row.get(3))
                                    .name()
                                    .substring(0, 1))
                            .collect(Collectors.joining()))
                    .isEqualTo(second.sequence(stratum.toString(), rows.size()));
            assertThat(rows.stream().map(row -> ((byte[]) row.get(3)).length).distinct())
                    .hasSize(1);
        });
        assertThat(store.rows("select stratum, next_sequence from stratum where trial_id = ? order by stratum", id))
                .containsExactlyElementsOf(byStratum.entrySet().stream()
                        .map(e -> List.of(e.getKey(), (Object) (e.getValue().size() + 1L)))
                        .sorted(java.util.Comparator.comparing(row -> row.get(0).toString()))
                        .toList());
    }

    /** Two incidents of two persons for each unit, each delivered several times, some under another event id. */
    private static List<List<Object>> deliveries(int units, int times) {
        List<List<Object>> deliveries = new ArrayList<>();
        List<String> grades = List.of("STANDARD", "MEDIUM");
        List<String> bands = List.of("2-3", "4-7");
        for (int unit = 0; unit < units; unit++) {
            UUID household = UUID.randomUUID();
            Map<String, String> covariates =
                    Map.of("grade", grades.get(unit % 2), "priorBand", bands.get(unit / 2 % 2));
            for (int member = 0; member < 2; member++) {
                CandidateIdentified candidate =
                        Candidates.of(UUID.randomUUID(), UUID.randomUUID(), household, covariates);
                String eventId = UUID.randomUUID().toString();
                for (int time = 0; time < times; time++) {
                    deliveries.add(List.of(time == 0 ? UUID.randomUUID().toString() : eventId, candidate));
                }
            }
        }
        Collections.shuffle(deliveries, new Random(360));
        return deliveries;
    }

    private void deliver(UUID trial, List<List<Object>> deliveries, int threads, int batch) throws Exception {
        EventHandler<CandidateIdentified> handler = handlers.handler(trial, TOPIC, false);
        ExecutorService listeners = Executors.newFixedThreadPool(threads);
        List<Callable<Void>> work = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            List<ConsumerRecord<String, byte[]>> mine = new ArrayList<>();
            for (int i = thread; i < deliveries.size(); i += threads) {
                mine.add(Messages.consumed(
                        TOPIC,
                        thread,
                        i,
                        deliveries.get(i).get(0).toString(),
                        deliveries.get(i).get(1)));
            }
            work.add(() -> {
                for (int from = 0; from < mine.size(); from += batch) {
                    batches.process(mine.subList(from, Math.min(mine.size(), from + batch)), handler);
                }
                return null;
            });
        }
        try {
            for (Future<Void> done : listeners.invokeAll(work)) {
                done.get();
            }
        } finally {
            listeners.shutdown();
        }
    }
}
