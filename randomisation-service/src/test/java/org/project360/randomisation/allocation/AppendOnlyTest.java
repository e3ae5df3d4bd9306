package org.project360.randomisation.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.project360.chassis.event.BatchListener;
import org.project360.randomisation.Messages;
import org.project360.randomisation.RandomisationTest;
import org.project360.randomisation.Store;
import org.project360.randomisation.trial.TrialFixture;

/** What the database refuses, and what the verification finds when somebody made it obey. */
@QuarkusTest
@RandomisationTest
class AppendOnlyTest {

    @Inject
    BatchListener batches;

    @Inject
    ForTrial handlers;

    @Inject
    TrialFixture fixture;

    @Inject
    VerifyLedger verify;

    @Inject
    Store store;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "allocation",
                "participant",
                "exposure",
                "allocation_ledger",
                "ledger_checkpoint",
                "trial_transition",
                "unblinding"
            })
    void refusesToChangeOrDeleteARow(String table) {
        assertThatThrownBy(() -> store.execute("delete from " + table))
                .hasMessageContaining("never changed or deleted");
        assertThatThrownBy(() -> store.execute("truncate " + table)).hasMessageContaining("never changed or deleted");
        assertThatThrownBy(() -> store.execute("update " + table + " set trial_id = trial_id"))
                .hasMessageContaining("never changed or deleted");
    }

    @Test
    void refusesToChangeAFrozenDesignOrSecret() {
        UUID trial = fixture.open(10);
        assertThatThrownBy(() -> store.execute("update trial set design = '{}' where id = ?", trial))
                .hasMessageContaining("once it is frozen");
        assertThatThrownBy(() -> store.execute("update trial set sealed_secret = '\\x00' where id = ?", trial))
                .hasMessageContaining("once it is frozen");
        assertThatThrownBy(() -> store.execute("delete from trial where id = ?", trial))
                .hasMessageContaining("never changed or deleted");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "update allocation_ledger set covariates = '{}' where trial_id = ? and ledger_index = 4; 4; row altered",
                "update allocation_ledger set sealed_draw = '\\x00' where trial_id = ? and ledger_index = 7; 7; row altered",
                "delete from allocation_ledger where trial_id = ? and ledger_index = 5; 5; row missing",
                "delete from allocation_ledger where trial_id = ? and ledger_index > 8; 9; the end of the ledger is missing",
                "update allocation_ledger set ledger_index = 3 - ledger_index where trial_id = ? and ledger_index in (1, 2);"
                        + " 1; does not follow the row before it: put here from elsewhere, or its forerunner removed",
                "update allocation set sealed_draw = '\\x00' where trial_id = ? and sequence = 6;"
                        + " 6; the allocation it records is missing or altered",
                "delete from allocation where trial_id = ? and sequence = 2;"
                        + " 2; the allocation it records is missing or altered",
            })
    void findsWhatWasDoneWithTheTriggersOff(String change, long index, String what) {
        UUID trial = allocated(10);
        assertThat(verify.verify(trial).holds()).isTrue();

        // Two steps, for the key is checked row by row.
        withoutTriggers(() -> {
            if (change.contains("3 - ledger_index")) {
                store.execute(
                        "update allocation_ledger set ledger_index = ledger_index + 1000"
                                + " where trial_id = ? and ledger_index in (1, 2)",
                        trial);
                store.execute(
                        "update allocation_ledger set ledger_index = 1003 - ledger_index"
                                + " where trial_id = ? and ledger_index > 1000",
                        trial);
            } else {
                store.execute(change, trial);
            }
        });

        assertThat(verify.verify(trial)).isEqualTo(new VerifyLedger.Verdict(false, index - 1, index, what));
    }

    private void withoutTriggers(Runnable work) {
        store.execute("alter table allocation_ledger disable trigger user");
        store.execute("alter table allocation disable trigger user");
        try {
            work.run();
        } finally {
            store.execute("alter table allocation_ledger enable trigger user");
            store.execute("alter table allocation enable trigger user");
        }
    }

    private UUID allocated(int units) {
        UUID trial = fixture.open(1000);
        List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
        for (int i = 0; i < units; i++) {
            records.add(Messages.consumed(
                    "intake.candidate-identified.v1",
                    0,
                    i,
                    UUID.randomUUID().toString(),
                    Candidates.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID())));
        }
        batches.process(records, handlers.handler(trial, "intake.candidate-identified.v1", false));
        return trial;
    }
}
