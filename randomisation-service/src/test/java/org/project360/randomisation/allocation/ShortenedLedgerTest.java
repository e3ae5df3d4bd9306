package org.project360.randomisation.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.project360.chassis.event.Transience;
import org.project360.chassis.storage.StorageFailure;
import org.project360.randomisation.RandomisationTest;
import org.project360.randomisation.Store;
import org.project360.randomisation.trial.TrialFixture;
import org.project360.randomisation.trial.Trials;

/** Nothing is drawn on a ledger that was longer before: the batch starts again, and whoever starts it must recall first. */
@QuarkusTest
@RandomisationTest
class ShortenedLedgerTest {

    @Inject
    TrialFixture fixture;

    @Inject
    Trials trials;

    @Inject
    AllocateCandidates allocate;

    @Inject
    Ledger ledger;

    @Inject
    Store store;

    @Test
    void stopsABatchUntilItIsMeasuredAnew() {
        UUID trial = fixture.open(100);
        draw(trial);
        draw(trial);
        ledger.measure(trial);
        draw(trial);
        lengthen(trial, -1);

        assertThatThrownBy(() -> draw(trial))
                .isInstanceOf(StorageFailure.class)
                .satisfies(failure -> assertThat(Transience.passes(failure)).isTrue());

        assertThat(ledger.isWhole(trial)).isFalse();
        assertThat(store.count("select count(*) from allocation where trial_id = ?", trial))
                .isEqualTo(3);

        lengthen(trial, 1);
        ledger.measure(trial);
        draw(trial);
        assertThat(ledger.isWhole(trial)).isTrue();
        assertThat(store.count("select ledger_length from recruitment where trial_id = ?", trial))
                .isEqualTo(4);
    }

    private void draw(UUID trial) {
        QuarkusTransaction.requiringNew()
                .run(() -> allocate.allocate(trials.locked(trial), List.of(Candidates.fresh())));
    }

    private void lengthen(UUID trial, int by) {
        store.execute("update recruitment set ledger_length = ledger_length + ? where trial_id = ?", by, trial);
    }
}
