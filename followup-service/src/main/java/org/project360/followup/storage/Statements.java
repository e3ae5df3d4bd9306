package org.project360.followup.storage;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.storage.StorageFailure;

/** Runs SQL on the connection of the current transaction; a {@link Column} binds as an array, for {@code unnest}. */
@Singleton
public class Statements {

    /** Reads one row. */
    public interface RowReader<R> {
        R read(ResultSet row) throws SQLException;
    }

    /** One value of each row of a batch. */
    public record Column(String type, List<@Nullable Object> values) {

        public static <T> Column of(String type, Collection<T> rows, Function<T, @Nullable Object> value) {
            List<@Nullable Object> values = new ArrayList<>(rows.size());
            rows.forEach(row -> values.add(value.apply(row)));
            return new Column(type, values);
        }

        public static Column uuids(Collection<UUID> ids) {
            return of("uuid", ids, id -> id);
        }

        private Object[] array() {
            if ("bytea".equals(type)) {
                return values.toArray(byte[][]::new);
            }
            // As ISO text: the driver would print a timestamp in the zone of this machine.
            return values.stream()
                    .map(v -> v instanceof Instant at ? at.toString() : v)
                    .toArray();
        }
    }

    private final DataSource dataSource;

    protected Statements(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Runs a change; returns how many rows it touched. */
    public int update(String what, String sql, @Nullable Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, parameters);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure(what, e);
        }
    }

    /** Runs a query, or a change that returns rows. */
    public <R> List<R> query(String what, String sql, RowReader<R> reader, @Nullable Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement, parameters);
            List<R> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(reader.read(row));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new StorageFailure(what, e);
        }
    }

    public static UUID uuid(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }

    public static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static void bind(Connection connection, PreparedStatement statement, @Nullable Object[] parameters)
            throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            Object value = parameters[i];
            if (value instanceof Column column) {
                statement.setArray(i + 1, connection.createArrayOf(column.type(), column.array()));
            } else if (value instanceof Instant at) {
                statement.setObject(i + 1, at.atOffset(ZoneOffset.UTC));
            } else {
                statement.setObject(i + 1, value);
            }
        }
    }
}
