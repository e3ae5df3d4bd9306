package org.project360.bench.stage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.project360.bench.loop.Rows;
import org.project360.bench.loop.Script;
import org.project360.local.Database;

/** Writes down what a service made of its input: the loop's script. */
final class ScriptWriter {
    /** The loop claims its own events; the outbox is empty at the end; offsets are Kafka's or not the loop's. */
    private static final Set<String> ITS_OWN = Set.of("inbox", "outbox", "kafka_offset", "flyway_schema_history");

    private static final int FETCH = 2_000;

    private final Path dir;
    private final Database before;
    private final Database after;

    /** {@code before}: the same database before the run; tables that held rows then are not the loop's to fill. */
    ScriptWriter(Path dir, Database before, Database after) {
        this.dir = dir;
        this.before = before;
        this.after = after;
    }

    Script write(Stage stage, long inputs, String bootstrapServers) throws IOException, SQLException {
        Files.createDirectories(dir);
        List<Script.Records> records = new RecordsOfTopics(dir, bootstrapServers).write(stage.outputs());
        Script script = new Script(stage.input(), inputs, tables(), records);
        script.save(dir);
        return script;
    }

    private List<Script.Table> tables() throws SQLException, IOException {
        List<Script.Table> tables = new ArrayList<>();
        try (Connection was = before.connect();
                Connection is = after.connect()) {
            is.setAutoCommit(false);
            Tables known = new Tables(is);
            for (Map.Entry<String, Long> updates : new TreeMap<>(known.updates()).entrySet()) {
                String table = updates.getKey();
                if (!ITS_OWN.contains(table) && new Tables(was).count(table) == 0 && known.count(table) > 0) {
                    tables.add(table(is, known, table, updates.getValue()));
                }
            }
        }
        return tables;
    }

    private Script.Table table(Connection connection, Tables known, String table, long updates)
            throws SQLException, IOException {
        List<Script.Column> columns = known.columns(table);
        String names = columns.stream().map(Script.Column::name).collect(Collectors.joining(", "));
        String file = table + ".rows";
        try (Statement statement = connection.createStatement();
                Rows.Writer writer = new Rows.Writer(dir.resolve(file))) {
            statement.setFetchSize(FETCH);
            ResultSet rows = statement.executeQuery("select " + names + " from " + table + " order by ctid");
            while (rows.next()) {
                byte[] @Nullable [] values = new byte[columns.size()][];
                for (int c = 0; c < values.length; c++) {
                    values[c] = value(rows, c + 1, columns.get(c));
                }
                writer.write(values);
            }
            return new Script.Table(table, columns, known.key(table), file, writer.rows(), updates);
        }
    }

    private static byte @Nullable [] value(ResultSet rows, int column, Script.Column of) throws SQLException {
        if (of.holdsBytes()) {
            return rows.getBytes(column);
        }
        String text = rows.getString(column);
        return text == null ? null : text.getBytes(StandardCharsets.UTF_8);
    }
}
