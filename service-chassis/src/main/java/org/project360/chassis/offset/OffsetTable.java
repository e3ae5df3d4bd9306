package org.project360.chassis.offset;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.project360.chassis.storage.RoundTrip;
import org.project360.chassis.storage.StorageFailure;

/** The table {@code kafka_offset}. */
final class OffsetTable {

    /**
     * Rows are locked in partition order, so that two batches never wait for each other in a circle. A row that another
     * owner moves meanwhile is waited for, and is then no longer where it was believed to be. A place of 0 may have no row.
     */
    private static final String COMPARE_AND_SET = """
            with given as (
                select * from unnest(?::text[], ?::int4[], ?::int8[], ?::int8[]) g(topic, partition, believed, next)),
            held as (
                select o.topic, o.partition, g.next from kafka_offset o join given g using (topic, partition)
                where o.next_offset = g.believed order by o.topic, o.partition for update of o),
            moved as (
                update kafka_offset o set next_offset = h.next from held h
                where o.topic = h.topic and o.partition = h.partition
                returning o.topic, o.partition),
            begun as (
                insert into kafka_offset (topic, partition, next_offset)
                select topic, partition, next from given where believed = 0 order by topic, partition
                on conflict do nothing
                returning topic, partition)
            select topic, partition from moved union all select topic, partition from begun""";

    private final DataSource dataSource;

    OffsetTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** The stored place; 0 where nothing was taken yet. */
    long stored(TopicPartition partition) {
        String sql = "select next_offset from kafka_offset where topic = ? and partition = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, partition.topic());
            select.setInt(2, partition.partition());
            ResultSet row = select.executeQuery();
            return row.next() ? row.getLong(1) : 0L;
        } catch (SQLException e) {
            throw new StorageFailure("offsets", e);
        }
    }

    RoundTrip roundTrip() {
        return new RoundTrip("offsets", dataSource);
    }

    /** Moves each partition on that is at the place where it is believed to be; the answer is which. */
    static Supplier<Set<TopicPartition>> compareAndSet(
            RoundTrip trip, Map<TopicPartition, Long> believed, Map<TopicPartition, Long> next) {
        return trip.query(
                COMPARE_AND_SET,
                (move, at) -> {
                    array(move, at, "text", next.keySet(), TopicPartition::topic);
                    array(move, at + 1, "int4", next.keySet(), TopicPartition::partition);
                    array(move, at + 2, "int8", next.keySet(), believed::get);
                    array(move, at + 3, "int8", next.keySet(), next::get);
                    return at + 4;
                },
                row -> {
                    Set<TopicPartition> moved = new HashSet<>();
                    while (row.next()) {
                        moved.add(new TopicPartition(row.getString(1), row.getInt(2)));
                    }
                    return moved;
                });
    }

    private static void array(
            PreparedStatement statement,
            int index,
            String type,
            Set<TopicPartition> partitions,
            Function<TopicPartition, Object> value)
            throws SQLException {
        statement.setArray(
                index,
                statement
                        .getConnection()
                        .createArrayOf(type, partitions.stream().map(value).toArray()));
    }
}
