package org.project360.local;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How far the topics reach and how far their readers have come. */
final class TopicOffsets implements AutoCloseable {
    private final Admin admin;

    TopicOffsets(String bootstrapServers) {
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    /** The next offset of every partition of our topics. */
    Map<TopicPartition, Long> ends() {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        get(admin.describeTopics(Topics.names()).allTopicNames())
                .values()
                .forEach(topic -> topic.partitions()
                        .forEach(info ->
                                latest.put(new TopicPartition(topic.name(), info.partition()), OffsetSpec.latest())));
        return get(admin.listOffsets(latest).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    /** By topic, the records ever published: retention does not turn this back. */
    Map<String, Long> published() {
        return ends().entrySet().stream()
                .collect(Collectors.groupingBy(
                        end -> end.getKey().topic(), Collectors.summingLong(Map.Entry::getValue)));
    }

    /** The records that consumer groups have yet to read; offsets a service keeps itself count before Kafka's. */
    long lag(Map<String, Map<TopicPartition, Long>> kept) {
        Map<TopicPartition, Long> ends = ends();
        return groups().stream().mapToLong(group -> lag(group, ends, kept)).sum();
    }

    private long lag(
            ConsumerGroupDescription group,
            Map<TopicPartition, Long> ends,
            Map<String, Map<TopicPartition, Long>> kept) {
        Map<TopicPartition, Long> reached = new HashMap<>();
        group.members().forEach(member -> member.assignment().topicPartitions().forEach(p -> reached.put(p, 0L)));
        committed(group.groupId()).forEach((partition, offset) -> reached.put(partition, offset.offset()));
        kept.forEach((service, offsets) -> {
            if (group.groupId().contains(service)) {
                offsets.forEach((partition, offset) -> reached.computeIfPresent(partition, (p, old) -> offset));
            }
        });
        return reached.entrySet().stream()
                .mapToLong(at -> Math.max(0, ends.getOrDefault(at.getKey(), 0L) - at.getValue()))
                .sum();
    }

    private Collection<ConsumerGroupDescription> groups() {
        var ids = get(admin.listGroups(ListGroupsOptions.forConsumerGroups()).all()).stream()
                .map(GroupListing::groupId)
                .toList();
        return get(admin.describeConsumerGroups(ids).all()).values();
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(String group) {
        return get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
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
