package org.project360.randomisation.allocation;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Sets the parameters of an {@code unnest}: one array a column, however many rows. */
final class Rows<T> {

    private final PreparedStatement statement;
    private final Collection<T> rows;
    private int index;

    Rows(PreparedStatement statement, Collection<T> rows) {
        this(statement, 1, rows);
    }

    /** From the parameter of this index on. */
    Rows(PreparedStatement statement, int first, Collection<T> rows) {
        this.statement = statement;
        this.index = first;
        this.rows = rows;
    }

    Rows<T> column(String type, Function<T, @Nullable Object> value) throws SQLException {
        statement.setArray(
                index++,
                statement
                        .getConnection()
                        .createArrayOf(type, rows.stream().map(value).toArray()));
        return this;
    }

    Rows<T> bytes(Function<T, byte[]> value) throws SQLException {
        statement.setArray(
                index++,
                statement
                        .getConnection()
                        .createArrayOf("bytea", rows.stream().map(value).toArray(byte[][]::new)));
        return this;
    }

    /** A parameter that is the same for every row. */
    Rows<T> value(Object value) throws SQLException {
        statement.setObject(index++, value);
        return this;
    }

    /** The index behind the last parameter that was set. */
    int next() {
        return index;
    }

    void insert() throws SQLException {
        statement.executeUpdate();
    }
}
