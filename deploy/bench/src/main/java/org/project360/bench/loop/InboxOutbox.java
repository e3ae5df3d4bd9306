package org.project360.bench.loop;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.project360.bench.loop.RecordSource.Outgoing;

/** What makes the loop as durable as a service: each event once, and no record lost between commit and publishing. */
final class InboxOutbox {
    private final Connection connection;

    InboxOutbox(Connection connection) {
        this.connection = connection;
    }

    /** Returns how many are new. */
    int claim(List<ConsumerRecord<String, byte[]>> records) throws SQLException {
        String sql = """
                insert into inbox (source, event_id, topic) select distinct * from unnest(?::text[], ?::text[], ?::text[])
                on conflict do nothing returning event_id""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            array(statement, 1, "text", records, record -> header(record, "ce_source"));
            array(statement, 2, "text", records, record -> header(record, "ce_id"));
            array(statement, 3, "text", records, ConsumerRecord::topic);
            int fresh = 0;
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                fresh++;
            }
            return fresh;
        }
    }

    List<Long> append(List<Outgoing> records) throws SQLException {
        String sql = """
                insert into outbox (shard, event_id, topic, key, event_time, content_type, payload)
                select 0, * from unnest(?::uuid[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::bytea[])
                returning id""";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            array(statement, 1, "uuid", records, Outgoing::id);
            array(statement, 2, "text", records, Outgoing::topic);
            array(statement, 3, "text", records, Outgoing::key);
            array(statement, 4, "timestamptz", records, Outgoing::time);
            array(statement, 5, "text", records, Outgoing::contentType);
            byte[][] values = records.stream().map(Outgoing::value).toArray(byte[][]::new);
            statement.setArray(6, connection.createArrayOf("bytea", values));
            List<Long> ids = new ArrayList<>(records.size());
            ResultSet rows = statement.executeQuery();
            while (rows.next()) {
                ids.add(rows.getLong(1));
            }
            return ids;
        }
    }

    void delete(List<Long> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("delete from outbox where id = any(?)")) {
            statement.setArray(1, connection.createArrayOf("int8", ids.toArray()));
            statement.executeUpdate();
        }
    }

    private <T> void array(PreparedStatement to, int index, String type, List<T> rows, Function<T, Object> value)
            throws SQLException {
        to.setArray(
                index, connection.createArrayOf(type, rows.stream().map(value).toArray()));
    }

    /** A record without the header is named by its place, as the services name it. */
    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null
                ? record.partition() + "@" + record.offset()
                : new String(header.value(), StandardCharsets.UTF_8);
    }
}
