package org.project360.chassis.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.storage.RoundTrip;
import org.project360.chassis.storage.StorageFailure;

/** The statements on the outbox; one round trip each, however many rows. */
@ApplicationScoped
class OutboxTable {

    record Claimed(long id, OutboxRow row) {}

    private final DataSource dataSource;

    OutboxTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    RoundTrip roundTrip() {
        return new RoundTrip("outbox", dataSource);
    }

    void insert(List<OutboxRow> rows) {
        RoundTrip trip = roundTrip();
        insert(trip, rows);
        trip.run();
    }

    static void insert(RoundTrip trip, List<OutboxRow> rows) {
        // The identity is drawn in array order, which is the order of the appends.
        String sql = """
                insert into outbox (shard, event_id, topic, key, lane, event_time, content_type, traceparent, payload)
                select shard, event_id, topic, key, lane, event_time, content_type, traceparent, payload
                from unnest(?::int2[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::text[],
                        ?::bytea[])
                    with ordinality
                    e(shard, event_id, topic, key, lane, event_time, content_type, traceparent, payload, place)
                order by place""";
        trip.update(sql, (insert, first) -> {
            array(insert, first, "int2", rows, row -> (short) row.shard());
            array(insert, first + 1, "uuid", rows, OutboxRow::eventId);
            array(insert, first + 2, "text", rows, OutboxRow::topic);
            array(insert, first + 3, "text", rows, OutboxRow::key);
            array(insert, first + 4, "text", rows, OutboxRow::lane);
            array(insert, first + 5, "timestamptz", rows, OutboxRow::time);
            array(insert, first + 6, "text", rows, OutboxRow::contentType);
            array(insert, first + 7, "text", rows, OutboxRow::traceparent);
            byte[][] payloads = rows.stream().map(OutboxRow::payload).toArray(byte[][]::new);
            insert.setArray(first + 8, insert.getConnection().createArrayOf("bytea", payloads));
            return first + 9;
        });
    }

    long waiting(String lane) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement count = connection.prepareStatement("select count(*) from outbox where lane = ?")) {
            count.setString(1, lane);
            ResultSet row = count.executeQuery();
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new StorageFailure("outbox", e);
        }
    }

    /** The oldest rows of these shards but those sent already, oldest first; no cursor, for ids are drawn before commit. */
    static List<Claimed> oldest(Connection connection, Short[] shards, List<Long> sent, int limit) throws SQLException {
        String sql = """
                select id, event_id, topic, key, lane, event_time, content_type, traceparent, payload
                from outbox where shard = any(?) and not id = any(?) order by id limit ?""";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("int2", shards));
            select.setArray(2, connection.createArrayOf("int8", sent.toArray()));
            select.setInt(3, limit);
            ResultSet rows = select.executeQuery();
            List<Claimed> claimed = new ArrayList<>();
            while (rows.next()) {
                claimed.add(new Claimed(
                        rows.getLong(1),
                        new OutboxRow(
                                rows.getObject(2, UUID.class),
                                rows.getString(3),
                                rows.getString(4),
                                rows.getString(5),
                                rows.getTimestamp(6).toInstant(),
                                rows.getString(7),
                                rows.getString(8),
                                rows.getBytes(9))));
            }
            return claimed;
        }
    }

    static void delete(Connection connection, List<Long> ids) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from outbox where id = any(?)")) {
            delete.setArray(1, connection.createArrayOf("int8", ids.toArray()));
            delete.executeUpdate();
        }
    }

    private static void array(
            PreparedStatement statement,
            int index,
            String type,
            List<OutboxRow> rows,
            Function<OutboxRow, @Nullable Object> value)
            throws SQLException {
        statement.setArray(
                index,
                statement
                        .getConnection()
                        .createArrayOf(type, rows.stream().map(value).toArray()));
    }
}
