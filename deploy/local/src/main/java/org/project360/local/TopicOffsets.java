package org.project360.local;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How far the topics reach and how far their readers have come. */
final class TopicOffsets implements AutoCloseable {
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

    /** Where the readers are; offsets a service keeps itself count before Kafka's. */
    Readers readers(Map<String, Map<TopicPartition, Long>> kept) {
        var ids = get(admin.listGroups(ListGroupsOptions.forConsumerGroups()).all()).stream()
                .map(GroupListing::groupId)
                .toList();
        var described = admin.describeConsumerGroups(ids).all();
        var committed = admin.listConsumerGroupOffsets(
                        ids.stream().collect(Collectors.toMap(id -> id, id -> new ListConsumerGroupOffsetsSpec())))
                .all();
        return new Readers(get(described).values(), get(committed), kept);
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
