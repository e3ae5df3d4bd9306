package org.project360.local;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Looks whether everything published has been read, everything written has been published, and no clock is due. */
final class Drain implements AutoCloseable {
    /** What a service is about to do by its clock is on its way too; its long clocks are not. */
    private static final String PENDING = """
            SELECT (SELECT count(*) FROM outbox)
                + (SELECT count(*) FROM deadline
                    WHERE fired_at IS NULL AND cancelled_at IS NULL AND due_at < now() + interval '5 seconds')""";

    private final LocalStack stack;
    private final TopicOffsets topics;
    // To look is cheap, to connect is not, and who waits looks often.
    private final Map<String, Connection> connections = new HashMap<>();
    private Backlog last = new Backlog(0, 0, -1);

    Drain(LocalStack stack) {
        this.stack = stack;
        this.topics = new TopicOffsets(stack.broker().bootstrapServers());
    }

    /** To be asked until it is true. */
    boolean isComplete() {
        Backlog now = backlog();
        boolean complete = now.isEmptyAndStillAs(last);
        last = now;
        return complete;
    }

    /**
     * Readers first, ends last: what a reader made of a record that it is past stands in its outbox by then, or behind the
     * ends. The other way round it was in neither for as long as the look took.
     */
    Backlog backlog() {
        Map<String, Map<TopicPartition, Long>> kept = new HashMap<>();
        for (ServiceProcess service : stack.services()) {
            kept.put(
                    service.name(),
                    query(service.name(), "SELECT topic, partition, next_offset FROM kafka_offset", Drain::offsets));
        }
        Readers readers = topics.readers(kept);
        long pending = 0;
        for (ServiceProcess service : stack.services()) {
            pending += query(service.name(), PENDING, Drain::first);
        }
        Map<TopicPartition, Long> ends = topics.ends();
        return new Backlog(readers.lag(ends), pending, TopicOffsets.total(ends));
    }

    private static long first(ResultSet rows) throws SQLException {
        rows.next();
        return rows.getLong(1);
    }

    private static Map<TopicPartition, Long> offsets(ResultSet rows) throws SQLException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        while (rows.next()) {
            offsets.put(new TopicPartition(rows.getString(1), rows.getInt(2)), rows.getLong(3));
        }
        return offsets;
    }

    private <T> T query(String service, String sql, Reader<T> reader) {
        try (Statement statement = connection(service).createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return reader.read(rows);
        } catch (SQLException e) {
            throw new StackException("Could not look into the database of " + service + ": " + e.getMessage(), e);
        }
    }

    private Connection connection(String service) throws SQLException {
        Connection open = connections.get(service);
        if (open == null) {
            open = stack.database(service).connect();
            connections.put(service, open);
        }
        return open;
    }

    @Override
    public void close() {
        topics.close();
        for (Connection connection : connections.values()) {
            try {
                connection.close();
            } catch (SQLException e) {
                throw new StackException("Could not leave a database: " + e.getMessage(), e);
            }
        }
    }

    private interface Reader<T> {
        T read(ResultSet rows) throws SQLException;
    }
}
