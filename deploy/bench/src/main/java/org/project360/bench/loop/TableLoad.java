package org.project360.bench.loop;

import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Inserts a table's rows by {@code unnest}, and afterwards updates some of them by their key where the service did. */
final class TableLoad implements Closeable {
    private final Script.Table table;
    private final Rows.Reader reader;
    private final Share rows;
    private final Share updates;
    private final String insert;

    TableLoad(Script.Table table, Path dir, long inputs) throws IOException {
        this.table = table;
        this.reader = new Rows.Reader(dir.resolve(table.file()));
        this.rows = new Share(table.rows(), inputs);
        this.updates = new Share(Math.min(table.updates(), table.rows()), inputs);
        String names = table.columns().stream().map(Script.Column::name).collect(Collectors.joining(", "));
        String arrays = table.columns().stream()
                .map(column -> "?::" + column.type() + "[]")
                .collect(Collectors.joining(", "));
        this.insert = "insert into " + table.name() + " (" + names + ") select * from unnest(" + arrays + ")";
    }

    void write(Connection connection, long taken) throws SQLException, IOException {
        int due = rows.due(taken);
        int again = Math.min(updates.due(taken), due);
        if (due == 0) {
            return;
        }
        List<Object[]> columns = read(due);
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            for (int c = 0; c < columns.size(); c++) {
                String type = table.columns().get(c).type();
                statement.setArray(c + 1, connection.createArrayOf(type, columns.get(c)));
            }
            statement.executeUpdate();
        }
        if (again > 0) {
            update(connection, columns, again);
        }
    }

    /** Writes the last column once more: a new version of the row, which is what an update costs. */
    private void update(Connection connection, List<Object[]> columns, int count) throws SQLException {
        List<String> names = table.columns().stream().map(Script.Column::name).toList();
        String last = names.get(names.size() - 1);
        String same = table.key().stream().map(k -> "t." + k + " = k." + k).collect(Collectors.joining(" and "));
        String arrays = table.key().stream()
                .map(k -> "?::" + table.columns().get(names.indexOf(k)).type() + "[]")
                .collect(Collectors.joining(", "));
        String sql = "update " + table.name() + " t set " + last + " = t." + last + " from unnest(" + arrays + ") k ("
                + String.join(", ", table.key()) + ") where " + same;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int k = 0; k < table.key().size(); k++) {
                int column = names.indexOf(table.key().get(k));
                Object[] keys = java.util.Arrays.copyOf(columns.get(column), count);
                statement.setArray(
                        k + 1,
                        connection.createArrayOf(table.columns().get(column).type(), keys));
            }
            statement.executeUpdate();
        }
    }

    private List<Object[]> read(int count) throws IOException {
        List<Object[]> columns = table.columns().stream()
                .map(column -> column.holdsBytes() ? (Object[]) new byte[count][] : new String[count])
                .toList();
        for (int row = 0; row < count; row++) {
            for (Object[] column : columns) {
                byte @Nullable [] value = reader.next();
                column[row] =
                        value == null || column instanceof byte[][] ? value : new String(value, StandardCharsets.UTF_8);
            }
        }
        return columns;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
