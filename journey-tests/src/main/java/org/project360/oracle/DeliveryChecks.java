package org.project360.oracle;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** I8 and I11: everything has left and everything has arrived. */
final class DeliveryChecks {

    private final Stack stack;

    DeliveryChecks(Stack stack) {
        this.stack = stack;
    }

    Finding i8(Iterable<String> topics) throws SQLException {
        Violations wrong = new Violations();
        for (String service : Stack.SERVICES) {
            long waiting = stack.count(service, "select count(*) from outbox");
            wrong.unless(waiting == 0, waiting + " events wait in the outbox of " + service);
        }
        long events = 0;
        long again = 0;
        for (String topic : topics) {
            Map<String, Event> first = new HashMap<>();
            for (Event event : stack.events(topic)) {
                events++;
                Event before = first.putIfAbsent(event.identity(), event);
                if (before != null) {
                    again++;
                    wrong.unless(
                            Arrays.equals(before.value(), event.value()),
                            "one id, two contents: " + topic + " " + event.identity());
                }
            }
        }
        return new Finding("I8", events, "events, " + again + " of them again under the same id", wrong.list());
    }

    /** Every consumer group, and the offsets that a service keeps by itself, have reached the end. */
    Finding i11() throws SQLException {
        Violations wrong = new Violations();
        Map<TopicPartition, Long> reached = new HashMap<>();
        for (String service : Stack.SERVICES) {
            stack.query(
                    service,
                    "select topic, partition, next_offset from kafka_offset",
                    r -> reached.put(new TopicPartition(r.getString(1), r.getInt(2)), r.getLong(3)));
        }
        Set<String> groups = new HashSet<>();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", (Object) stack.bootstrapServers()))) {
            check(admin, reached, "in the database", wrong);
            for (var group : admin.listGroups().all().get()) {
                groups.add(group.groupId());
                Map<TopicPartition, Long> committed = new HashMap<>();
                admin.listConsumerGroupOffsets(group.groupId())
                        .partitionsToOffsetAndMetadata()
                        .get()
                        .forEach((p, o) -> {
                            if (o != null) {
                                committed.put(p, o.offset());
                            }
                        });
                check(admin, committed, group.groupId(), wrong);
                reached.putAll(committed);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return new Finding(
                "I11",
                reached.size(),
                "partitions read to their end by " + groups.size() + " groups and the stored offsets",
                wrong.list());
    }

    private static void check(Admin admin, Map<TopicPartition, Long> reached, String reader, Violations wrong)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        reached.keySet().forEach(p -> ends.put(p, OffsetSpec.latest()));
        admin.listOffsets(ends)
                .all()
                .get()
                .forEach((p, end) -> wrong.unless(
                        reached.getOrDefault(p, 0L) >= end.offset(),
                        reader + " is " + (end.offset() - reached.getOrDefault(p, 0L)) + " behind on " + p));
    }
}
