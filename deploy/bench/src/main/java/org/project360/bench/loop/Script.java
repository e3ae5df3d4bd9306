package org.project360.bench.loop;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What the loop is told to write: the rows and records that the service made of the same input.
 *
 * @param inputs records on the input topic
 * @param tables rows by table, beside inbox and outbox, which the loop fills by itself
 * @param records by topic and partition: event id, time, content type, key and value
 */
public record Script(String inputTopic, long inputs, List<Table> tables, List<Records> records) {
    /** The values of a record's row. */
    public static final int RECORD_VALUES = 5;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FILE = "script.json";

    /** A column and its PostgreSQL type. */
    public record Column(String name, String type) {
        public boolean holdsBytes() {
            return type.equals("bytea");
        }
    }

    /**
     * A table's new rows.
     *
     * @param updates how many rows of it the service updated; the loop updates as many by their key
     * @param key the columns of the primary key
     */
    public record Table(String name, List<Column> columns, List<String> key, String file, long rows, long updates) {}

    /** The records of one partition. */
    public record Records(String topic, int partition, String file, long rows) {}

    public void save(Path dir) throws IOException {
        JSON.writeValue(dir.resolve(FILE).toFile(), this);
    }

    public static Script load(Path dir) throws IOException {
        return JSON.readValue(dir.resolve(FILE).toFile(), Script.class);
    }

    public long rowsWritten() {
        return tables.stream().mapToLong(Table::rows).sum();
    }

    public long recordsWritten() {
        return records.stream().mapToLong(Records::rows).sum();
    }
}
