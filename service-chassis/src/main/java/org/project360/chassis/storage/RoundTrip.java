package org.project360.chassis.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Statements that go to the database together: one round trip, however many they are. They run in the order in which they
 * were added, on the connection of the current transaction; each sees what those before it did, and, as READ COMMITTED has
 * it, what others committed before its own turn came. The first that fails ends them all.
 *
 * <pre>{@code
 * RoundTrip trip = new RoundTrip("books", dataSource);
 * Supplier<Long> length = trip.query("select ... where id = ?", (s, at) -> { s.setObject(at, id); return at + 1; }, row -> ...);
 * trip.update("update ... = ?", (s, at) -> { s.setLong(at, 1); return at + 1; });
 * trip.run();
 * length.get();
 * }</pre>
 */
public final class RoundTrip {

    /** Sets the parameters of one statement. */
    public interface Binder {

        /** Sets parameters from this index on; returns the index behind them. */
        int bind(PreparedStatement statement, int first) throws SQLException;
    }

    /** Reads all rows of one answer. */
    public interface Reader<R> {
        R read(ResultSet rows) throws SQLException;
    }

    private final String what;
    private final DataSource dataSource;
    private final List<Step<?>> steps = new ArrayList<>();

    /** {@code what} names it in a failure; it never quotes a value. */
    public RoundTrip(String what, DataSource dataSource) {
        this.what = what;
        this.dataSource = dataSource;
    }

    /** Adds a statement without rows; the answer, to be had after the run, is how many rows it touched. */
    public Supplier<Integer> update(String sql, Binder parameters) {
        return add(new Step<>(sql, parameters, null));
    }

    /** Adds a statement with rows; the answer, to be had after the run, is what the reader made of them. */
    public <R> Supplier<R> query(String sql, Binder parameters, Reader<R> reader) {
        return add(new Step<>(sql, parameters, reader));
    }

    /** Runs what was added; nothing if nothing was. */
    public void run() {
        if (steps.isEmpty()) {
            return;
        }
        String sql = String.join(";\n", steps.stream().map(step -> step.sql).toList());
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            int next = 1;
            for (Step<?> step : steps) {
                next = step.parameters.bind(statement, next);
            }
            boolean hasRows = statement.execute();
            for (Step<?> step : steps) {
                step.take(statement, hasRows);
                hasRows = statement.getMoreResults();
            }
        } catch (SQLException e) {
            throw new StorageFailure(what, e);
        }
    }

    private <R> Supplier<R> add(Step<R> step) {
        steps.add(step);
        return step::answer;
    }

    private static final class Step<R> {

        private final String sql;
        private final Binder parameters;
        private final @Nullable Reader<R> reader;
        private @Nullable R answer;

        Step(String sql, Binder parameters, @Nullable Reader<R> reader) {
            this.sql = sql;
            this.parameters = parameters;
            this.reader = reader;
        }

        @SuppressWarnings("unchecked")
        void take(PreparedStatement statement, boolean hasRows) throws SQLException {
            if (reader == null) {
                answer = (R) Integer.valueOf(statement.getUpdateCount());
                return;
            }
            if (!hasRows) {
                throw new SQLException("A statement without rows was added as a query");
            }
            try (ResultSet rows = statement.getResultSet()) {
                answer = reader.read(rows);
            }
        }

        R answer() {
            if (answer == null) {
                throw new IllegalStateException("The round trip was not made yet");
            }
            return answer;
        }
    }
}
