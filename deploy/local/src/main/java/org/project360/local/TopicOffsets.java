package org.project360.local;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How far the topics reach and how far their readers have come. */
final class TopicOffsets implements AutoCloseable {
    private static final Set<GroupState> DIVIDING = EnumSet.of(
            GroupState.PREPARING_REBALANCE,
            GroupState.COMPLETING_REBALANCE,
            GroupState.ASSIGNING,
            GroupState.RECONCILING);

    private final Admin admin;
    private final Map<TopicPartition, OffsetSpec> partitions = new HashMap<>();

    TopicOffsets(String bootstrapServers) {
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** The next offset of every partition of our topics. */
    Map<TopicPartition, Long> ends() {
        return get(admin.listOffsets(partitions()).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    /** By topic, the records ever published: retention does not turn this back. */
    Map<String, Long> published() {
        return ends().entrySet().stream()
                .collect(Collectors.groupingBy(
                        end -> end.getKey().topic(), Collectors.summingLong(Map.Entry::getValue)));
    }

    /** The records ever published on all topics. */
    static long total(Map<TopicPartition, Long> ends) {
        return ends.values().stream().mapToLong(n -> n).sum();
    }

    /**
     * The records that consumer groups have yet to read; offsets a service keeps itself count before Kafka's. A group that
     * is just dividing its partitions among its members does not say who reads what: it has one yet to read.
     */
    long lag(Map<String, Map<TopicPartition, Long>> kept, Map<TopicPartition, Long> ends) {
        var ids = get(admin.listGroups(ListGroupsOptions.forConsumerGroups()).all()).stream()
                .map(GroupListing::groupId)
                .toList();
        var described = admin.describeConsumerGroups(ids).all();
        var committed = admin.listConsumerGroupOffsets(
                        ids.stream().collect(Collectors.toMap(id -> id, id -> new ListConsumerGroupOffsetsSpec())))
                .all();
        return get(described).values().stream()
                .mapToLong(group -> lag(group, get(committed).getOrDefault(group.groupId(), Map.of()), ends, kept))
                .sum();
    }

    private static long lag(
            ConsumerGroupDescription group,
            Map<TopicPartition, OffsetAndMetadata> committed,
            Map<TopicPartition, Long> ends,
            Map<String, Map<TopicPartition, Long>> kept) {
        if (DIVIDING.contains(group.groupState())) {
            return 1;
        }
        Map<TopicPartition, Long> reached = new HashMap<>();
        group.members().forEach(member -> member.assignment().topicPartitions().forEach(p -> reached.put(p, 0L)));
        committed.forEach((partition, offset) -> reached.put(partition, offset == null ? 0 : offset.offset()));
        kept.forEach((service, offsets) -> {
            if (group.groupId().contains(service)) {
                offsets.forEach((partition, offset) -> reached.computeIfPresent(partition, (p, old) -> offset));
            }
        });
        return reached.entrySet().stream()
                .mapToLong(at -> Math.max(0, ends.getOrDefault(at.getKey(), 0L) - at.getValue()))
                .sum();
    }

    private Map<TopicPartition, OffsetSpec> partitions() {
        if (partitions.isEmpty()) {
            get(admin.describeTopics(Topics.names()).allTopicNames())
                    .values()
                    .forEach(topic -> topic.partitions()
                            .forEach(info -> partitions.put(
                                    new TopicPartition(topic.name(), info.partition()), OffsetSpec.latest())));
        }
        return partitions;
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new StackException("Kafka did not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while asking Kafka.");
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
