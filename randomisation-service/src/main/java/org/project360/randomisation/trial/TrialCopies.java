package org.project360.randomisation.trial;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.project360.chassis.storage.RoundTrip;

/**
 * Trials as they were when they were last read here, for whoever locks a trial often and seldom finds it changed: the lock
 * shares a round trip with what is read for the trial as it was, and tells whether it still is. The whole row is compared,
 * and not its version: a database that was set back may come to the same version with another row.
 */
@ApplicationScoped
public class TrialCopies {

    /** A trial outside of any session, which nobody may change, and the hash of the row it was made of. */
    public record Copy(Trial trial, String row) {}

    private static final String ROW = "select md5(t::text) from trial t where t.id = ?";

    private final Map<UUID, Copy> copies = new ConcurrentHashMap<>();
    private final Trials trials;
    private final DataSource dataSource;

    TrialCopies(Trials trials, DataSource dataSource) {
        this.trials = trials;
        this.dataSource = dataSource;
    }

    /** The trial as it was last; empty before it was read for the first time, and for a test trial. */
    public Optional<Copy> last(UUID id) {
        return Optional.ofNullable(copies.get(id));
    }

    /**
     * Locks the trial to the end of the transaction, as {@link Trials#locked} does. The answer, to be had after the round trip,
     * is whether the trial is still as the copy says.
     */
    public Supplier<Boolean> lock(RoundTrip trip, Copy copy) {
        Supplier<String> row = row(trip, ROW + " for update", copy.trial().id());
        return () -> row.get().equals(copy.row());
    }

    /** Locks the trial, reads it and keeps a copy for the next time. */
    public Trial renewed(UUID id) {
        Trial trial = trials.locked(id);
        if (!trial.isTest()) {
            RoundTrip trip = new RoundTrip("trial", dataSource);
            Supplier<String> row = row(trip, ROW, id);
            trip.run();
            // Whoever changes the trial later in this transaction reads one of his own.
            trials.getEntityManager().detach(trial);
            copies.put(id, new Copy(trial, row.get()));
        }
        return trial;
    }

    private static Supplier<String> row(RoundTrip trip, String sql, UUID id) {
        return trip.query(
                sql,
                (select, first) -> {
                    select.setObject(first, id);
                    return first + 1;
                },
                row -> row.next() ? row.getString(1) : "");
    }
}
