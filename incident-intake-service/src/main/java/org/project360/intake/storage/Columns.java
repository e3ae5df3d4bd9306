package org.project360.intake.storage;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Rows turned into columns, one array a column, for {@code insert ... select from unnest(...)}. Instants go as ISO text:
 * a {@code java.sql.Timestamp} would go as local time, which is ambiguous one hour a year.
 */
public final class Columns<T> {

    private final PreparedStatement statement;
    private final Collection<T> rows;
    private int next;

    private Columns(PreparedStatement statement, Collection<T> rows, int next) {
        this.statement = statement;
        this.rows = rows;
        this.next = next;
    }

    public static <T> Columns<T> of(PreparedStatement statement, Collection<T> rows) {
        return new Columns<>(statement, rows, 1);
    }

    /** The same from this parameter on, for statements that are sent with others. */
    public static <T> Columns<T> of(PreparedStatement statement, int first, Collection<T> rows) {
        return new Columns<>(statement, rows, first);
    }

    /** The parameters after these, which are columns of other rows. */
    public <S> Columns<S> then(Collection<S> others) {
        return new Columns<>(statement, others, next);
    }

    /** The next parameter: an array of PostgreSQL's {@code type}. */
    public Columns<T> add(String type, Function<T, @Nullable Object> value) throws SQLException {
        Object[] column = new Object[rows.size()];
        int i = 0;
        for (T row : rows) {
            column[i++] = value.apply(row);
        }
        return set(type, column);
    }

    public Columns<T> bytes(Function<T, byte @Nullable []> value) throws SQLException {
        byte[][] column = new byte[rows.size()][];
        int i = 0;
        for (T row : rows) {
            column[i++] = value.apply(row);
        }
        return set("bytea", column);
    }

    /** The next parameter: one value for all rows. */
    public Columns<T> value(Object value) throws SQLException {
        statement.setObject(next++, value instanceof java.time.Instant ? value.toString() : value);
        return this;
    }

    /** The index behind the last parameter. */
    public int next() {
        return next;
    }

    private Columns<T> set(String type, Object[] column) throws SQLException {
        statement.setArray(next++, statement.getConnection().createArrayOf(type, column));
        return this;
    }

    /** Binds ids as the first parameter. */
    public static void ids(PreparedStatement statement, Collection<UUID> ids) throws SQLException {
        of(statement, ids).add("uuid", id -> id);
    }
}
