package org.project360.randomisation.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.project360.chassis.storage.RoundTrip;
import org.project360.randomisation.RandomisationTest;
import org.project360.randomisation.Store;
import org.project360.randomisation.trial.TrialChange.Kind;

/** Whether a trial that was read earlier is still the same when its lock is had. */
@QuarkusTest
@RandomisationTest
class TrialCopiesTest {

    @Inject
    TrialCopies copies;

    @Inject
    Trials trials;

    @Inject
    TrialFixture fixture;

    @Inject
    DataSource dataSource;

    @Inject
    Store store;

    @Test
    void isTheSameUntilTheTrialChangesAndIsReadAnew() {
        UUID trial = fixture.open(10);
        assertThat(copies.last(trial)).isEmpty();
        renew(trial);

        assertThat(unchanged(trial)).isTrue();
        fixture.change(trial, Kind.PAUSE);
        assertThat(unchanged(trial)).isFalse();
        renew(trial);
        assertThat(unchanged(trial)).isTrue();
        assertThat(copies.last(trial).orElseThrow().trial().state()).isEqualTo(Trial.State.PAUSED);
    }

    @Test
    void seesWhatCommitsWhileTheLockIsAwaited() throws SQLException {
        UUID trial = fixture.open(10);
        renew(trial);
        CompletableFuture<Boolean> waiting;
        try (Connection other = dataSource.getConnection()) {
            other.setAutoCommit(false);
            execute(other, "update trial set state = 'PAUSED' where id = ?", trial);
            waiting = CompletableFuture.supplyAsync(() -> unchanged(trial));
            await().until(() -> store.count("select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                            + " and query like 'select md5(t::text) from trial%'")
                    > 0);
            other.commit();
            other.setAutoCommit(true);
        }

        assertThat(waiting.join()).isFalse();
    }

    @Test
    void isAnotherAtTheSameVersionOfADatabaseThatWasSetBack() {
        UUID trial = fixture.open(10);
        long version = version(trial);
        fixture.change(trial, Kind.PAUSE);
        renew(trial);
        store.execute("update trial set state = 'OPEN', lock_version = ? where id = ?", version, trial);
        fixture.extend(trial, 20, 20);

        assertThat(version(trial))
                .isEqualTo(copies.last(trial).orElseThrow().trial().version());
        assertThat(unchanged(trial)).isFalse();
    }

    @Test
    void aCopyIsNotChangedByWhoChangesTheTrialLaterInTheTransaction() {
        UUID trial = fixture.open(10);
        QuarkusTransaction.requiringNew().run(() -> {
            copies.renewed(trial);
            trials.locked(trial).pause();
        });

        assertThat(copies.last(trial).orElseThrow().trial().state()).isEqualTo(Trial.State.OPEN);
        assertThat(unchanged(trial)).isFalse();
    }

    private void renew(UUID trial) {
        QuarkusTransaction.requiringNew().run(() -> copies.renewed(trial));
    }

    private boolean unchanged(UUID trial) {
        return QuarkusTransaction.requiringNew().call(() -> {
            RoundTrip trip = new RoundTrip("test", dataSource);
            Supplier<Boolean> unchanged = copies.lock(trip, copies.last(trial).orElseThrow());
            trip.run();
            return unchanged.get();
        });
    }

    private long version(UUID trial) {
        return store.count("select lock_version from trial where id = ?", trial);
    }

    private static void execute(Connection connection, String sql, UUID id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setObject(1, id);
            statement.execute();
        }
    }
}
