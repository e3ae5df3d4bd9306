package org.project360.intake.storage;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.outbox.StorageFailure;

/** Statements on the connection of the current transaction; failures are {@link StorageFailure}s that name no value. */
@ApplicationScoped
public class Jdbc {

    /** Fills in the parameters. */
    public interface Binder {
        void bind(PreparedStatement statement) throws SQLException;
    }

    /** Reads one row. */
    public interface Row<R> {
        R read(ResultSet row) throws SQLException;
    }

    private final DataSource dataSource;
    private final ThreadLocal<@Nullable Together> together = new ThreadLocal<>();

    public Jdbc(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * What is written in here by {@link #write} and {@link #insertAll} goes to the database in one round trip: at the end, or
     * before the first statement that somebody waits for.
     */
    public void together(String what, Runnable writes) {
        Together waiting = new Together(what, dataSource);
        together.set(waiting);
        try {
            writes.run();
            waiting.run();
        } finally {
            together.remove();
        }
    }

    /** Runs a statement of which nobody asks how many rows it touched. */
    public void write(String what, String sql, Binder parameters) {
        Together waiting = together.get();
        if (waiting == null) {
            update(what, sql, parameters);
        } else {
            waiting.add(sql, parameters);
        }
    }

    /** Inserts so many rows, {@code on conflict do nothing}; where another instance was first the transaction starts again. */
    public void insertAll(String what, String sql, Binder parameters, int rows) {
        Together waiting = together.get();
        if (waiting == null) {
            requireAll(what, update(what, sql, parameters), rows);
        } else {
            waiting.addAll(what, sql, parameters, rows);
        }
    }

    static void requireAll(String what, int inserted, int rows) {
        if (inserted != rows) {
            throw raced(what);
        }
    }

    /** Runs a statement; returns how many rows it touched. {@code what} names the table in a failure. */
    public int update(String what, String sql, Binder parameters) {
        runWhatWaits();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.bind(statement);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure(what, e);
        }
    }

    public <R> List<R> query(String what, String sql, Binder parameters, Row<R> row) {
        runWhatWaits();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.bind(statement);
            return read(statement.executeQuery(), row);
        } catch (SQLException e) {
            throw new StorageFailure(what, e);
        }
    }

    private void runWhatWaits() {
        Together waiting = together.get();
        if (waiting != null) {
            waiting.run();
        }
    }

    /**
     * The same, after a statement that has no parameters and whose result does not matter; one round trip. The query sees
     * what was committed while the first statement waited.
     */
    public <R> List<R> queryAfter(String what, String first, String sql, Binder parameters, Row<R> row) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(first + ";\n" + sql)) {
            parameters.bind(statement);
            statement.execute();
            statement.getMoreResults();
            return read(statement.getResultSet(), row);
        } catch (SQLException e) {
            throw new StorageFailure(what, e);
        }
    }

    private static <R> List<R> read(ResultSet rows, Row<R> row) throws SQLException {
        List<R> found = new ArrayList<>();
        while (rows.next()) {
            found.add(row.read(rows));
        }
        return found;
    }

    /**
     * Another instance wrote the same row in the meantime: the transaction starts again, as after a serialisation
     * failure, and will find it.
     */
    public static StorageFailure raced(String what) {
        return new StorageFailure(what, new SQLException("written by another instance in the meantime", "40001"));
    }
}
