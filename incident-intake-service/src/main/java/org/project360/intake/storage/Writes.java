package org.project360.intake.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.project360.chassis.storage.RoundTrip;

/** Statements that nobody waits for one by one: they go to the database in one round trip, in their order. */
public final class Writes {

    private final RoundTrip trip;
    private final List<Runnable> checks = new ArrayList<>();

    Writes(String what, DataSource dataSource) {
        this.trip = new RoundTrip(what, dataSource);
    }

    /** Adds a statement of which nobody asks how many rows it touches. */
    public void add(String sql, RoundTrip.Binder parameters) {
        trip.update(sql, parameters);
    }

    /**
     * Adds an insert of so many rows, {@code on conflict do nothing}; where another instance was first the transaction
     * starts again. {@code what} names the table.
     */
    public void insertAll(String what, String sql, RoundTrip.Binder parameters, int rows) {
        Supplier<Integer> inserted = trip.update(sql, parameters);
        checks.add(() -> {
            if (inserted.get() != rows) {
                throw Jdbc.raced(what);
            }
        });
    }

    /** Runs them, once. */
    public void run() {
        trip.run();
        checks.forEach(Runnable::run);
    }
}
