package org.project360.intake.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.project360.chassis.storage.RoundTrip;

/** Statements without rows that wait to go to the database in one round trip. */
final class Together {

    private final String what;
    private final DataSource dataSource;
    private final List<Runnable> checks = new ArrayList<>();
    private RoundTrip trip;

    Together(String what, DataSource dataSource) {
        this.what = what;
        this.dataSource = dataSource;
        this.trip = new RoundTrip(what, dataSource);
    }

    void add(String sql, Jdbc.Binder parameters) {
        trip.update(sql, bind(parameters));
    }

    /** Rows of which none may have been written by another instance in the meantime. */
    void addAll(String table, String sql, Jdbc.Binder parameters, int rows) {
        Supplier<Integer> inserted = trip.update(sql, bind(parameters));
        checks.add(() -> Jdbc.requireAll(table, inserted.get(), rows));
    }

    /** Runs what waits. */
    void run() {
        trip.run();
        trip = new RoundTrip(what, dataSource);
        List<Runnable> due = List.copyOf(checks);
        checks.clear();
        due.forEach(Runnable::run);
    }

    private static RoundTrip.Binder bind(Jdbc.Binder parameters) {
        return (statement, first) -> {
            ShiftedParameters shifted = new ShiftedParameters(statement, first - 1);
            parameters.bind(shifted.statement());
            return shifted.next();
        };
    }
}
