package org.project360.intake.storage;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.project360.chassis.storage.RoundTrip;
import org.project360.chassis.storage.StorageFailure;

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

    public Jdbc(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Statements to be sent together; {@code what} names them in a failure. */
    public Writes writes(String what) {
        return new Writes(what, dataSource);
    }

    /** Statements with answers, to be sent together. */
    public RoundTrip roundTrip(String what) {
        return new RoundTrip(what, dataSource);
    }

    /** Runs a statement; returns how many rows it touched. {@code what} names the table in a failure. */
    public int update(String what, String sql, Binder parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.bind(statement);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure(what, e);
        }
    }

    public <R> List<R> query(String what, String sql, Binder parameters, Row<R> row) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            parameters.bind(statement);
            return all(row).read(statement.executeQuery());
        } catch (SQLException e) {
            throw new StorageFailure(what, e);
        }
    }

    /** Reads every row. */
    public static <R> RoundTrip.Reader<List<R>> all(Row<R> row) {
        return rows -> {
            List<R> found = new ArrayList<>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        };
    }

    /**
     * Another instance wrote the same row in the meantime: the transaction starts again, as after a serialisation
     * failure, and will find it.
     */
    public static StorageFailure raced(String what) {
        return new StorageFailure(what, new SQLException("written by another instance in the meantime", "40001"));
    }
}
