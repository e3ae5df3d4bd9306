package org.project360.randomisation.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.project360.contracts.Topics;
import org.project360.contracts.randomisation.AllocationMade;
import org.project360.local.testing.TestInfra;
import org.project360.randomisation.Messages;
import org.project360.randomisation.Store;
import org.project360.randomisation.trial.Trials;

/** A trial's database set back, and what the topic still tells. */
@ApplicationScoped
public class Restore {

    private static final List<String> HOT = List.of("exposure", "participant", "allocation", "allocation_ledger");

    private final Store store;
    private final Trials trials;
    private final WriteBack writeBack;

    Restore(Store store, Trials trials, WriteBack writeBack) {
        this.store = store;
        this.trials = trials;
        this.writeBack = writeBack;
    }

    /** The first publication for each incident, once all have left. */
    List<Publication> publications(UUID trial) {
        await().until(() -> store.count("select count(*) from outbox where lane = ?", trial.toString()) == 0);
        Map<UUID, Publication> first = new LinkedHashMap<>();
        TestInfra.records(Topics.RANDOMISATION_ALLOCATION_MADE).forEach(record -> {
            AllocationMade made = Messages.read(record, AllocationMade.class);
            if (made.trialId().equals(trial)) {
                assertThat(Messages.faults(record)).isEmpty();
                first.putIfAbsent(made.incidentId(), new Publication(made, record.partition(), record.offset()));
            }
        });
        return List.copyOf(first.values());
    }

    /** As if the database had been restored to just after the trial was opened. */
    void forgetEverything(UUID trial) {
        unguarded(
                HOT, () -> HOT.forEach(table -> store.execute("delete from " + table + " where trial_id = ?", trial)));
        store.execute("delete from pending_candidate where trial_id = ?", trial);
        store.execute(
                "update stratum set next_sequence = 1, block_index = 0, block_offset = 0 where trial_id = ?", trial);
        store.execute(
                "update recruitment set units = 0, ledger_length = 0, sealed_tally = null,"
                        + " ledger_hash = decode(repeat('00', 32), 'hex') where trial_id = ?",
                trial);
        unguarded(
                List.of("trial"),
                () -> store.execute("update trial set state = 'OPEN', closed_because = null where id = ?", trial));
    }

    /** Does what the tables' triggers would refuse. */
    void unguarded(List<String> tables, Runnable work) {
        tables.forEach(table -> store.execute("alter table " + table + " disable trigger user"));
        work.run();
        tables.forEach(table -> store.execute("alter table " + table + " enable trigger user"));
    }

    void writeBack(UUID trial, List<Publication> told) {
        QuarkusTransaction.requiringNew().run(() -> writeBack.write(trials.locked(trial), told));
    }
}
