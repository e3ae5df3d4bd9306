package org.project360.oracle;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** I8 and I11: everything has left and everything has arrived. */
final class DeliveryChecks {

    private static final int LOOKS = 30;
    private static final long BETWEEN_LOOKS = 500;

    private final Stack stack;

    DeliveryChecks(Stack stack) {
        this.stack = stack;
    }

    Finding i8(Iterable<String> topics) throws SQLException, InterruptedException {
        Violations wrong = new Violations();
        lastly(this::waiting).forEach(wrong::add);
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

    private List<String> waiting() throws SQLException {
        Violations wrong = new Violations();
        for (String service : Stack.SERVICES) {
            long waiting = stack.count(service, "select count(*) from outbox");
            wrong.unless(waiting == 0, waiting + " events wait in the outbox of " + service);
        }
        return wrong.list();
    }

    /** Every consumer group, and the offsets that a service keeps by itself, reach the ends that there were when asked. */
    Finding i11() throws SQLException, InterruptedException {
        Map<TopicPartition, Long> reached = new HashMap<>();
        Set<String> groups = new HashSet<>();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", (Object) stack.bootstrapServers()))) {
            Map<TopicPartition, Long> ends = ends(admin);
            List<String> wrong = lastly(() -> behind(admin, ends, reached, groups));
            return new Finding(
                    "I11",
                    reached.size(),
                    "partitions read to their end by " + groups.size() + " groups and the stored offsets",
                    wrong);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<String> behind(
            Admin admin, Map<TopicPartition, Long> ends, Map<TopicPartition, Long> reached, Set<String> groups)
            throws SQLException, ExecutionException, InterruptedException {
        Violations wrong = new Violations();
        for (String service : Stack.SERVICES) {
            stack.query(
                    service,
                    "select topic, partition, next_offset from kafka_offset",
                    r -> reached.put(new TopicPartition(r.getString(1), r.getInt(2)), r.getLong(3)));
        }
        check(ends, reached, "in the database", wrong);
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
            check(ends, committed, group.groupId(), wrong);
            reached.putAll(committed);
        }
        return wrong.list();
    }

    private static Map<TopicPartition, Long> ends(Admin admin) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        admin.describeTopics(admin.listTopics().names().get())
                .allTopicNames()
                .get()
                .forEach((topic, about) -> about.partitions()
                        .forEach(p -> latest.put(new TopicPartition(topic, p.partition()), OffsetSpec.latest())));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(latest).all().get().forEach((p, end) -> ends.put(p, end.offset()));
        return ends;
    }

    private static void check(
            Map<TopicPartition, Long> ends, Map<TopicPartition, Long> reached, String reader, Violations wrong) {
        reached.forEach((p, offset) -> wrong.unless(
                offset >= ends.getOrDefault(p, 0L),
                reader + " is " + (ends.getOrDefault(p, 0L) - offset) + " behind on " + p));
    }

    private interface Look {
        List<String> violations() throws SQLException, ExecutionException, InterruptedException;
    }

    /**
     * What is wrong still after a while: intake tells every minute who waits, also when nothing else moves, and readers tell
     * only every few seconds how far they are.
     */
    private static List<String> lastly(Look look) throws SQLException, InterruptedException {
        try {
            List<String> wrong = look.violations();
            for (int again = 0; again < LOOKS && !wrong.isEmpty(); again++) {
                Thread.sleep(BETWEEN_LOOKS);
                wrong = look.violations();
            }
            return wrong;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
