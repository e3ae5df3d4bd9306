package org.project360.bench.support;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** How many records some topics hold, asked again and again on one connection. */
public final class TopicCounts implements AutoCloseable {
    private final Admin admin;
    private final Map<TopicPartition, OffsetSpec> latest = new HashMap<>();

    public TopicCounts(String bootstrapServers, Collection<String> topics) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        get(admin.describeTopics(List.copyOf(topics)).allTopicNames())
                .values()
                .forEach(topic -> topic.partitions()
                        .forEach(
                                p -> latest.put(new TopicPartition(topic.name(), p.partition()), OffsetSpec.latest())));
    }

    public Map<String, Long> byTopic() {
        return get(admin.listOffsets(latest).all()).entrySet().stream()
                .collect(Collectors.groupingBy(
                        end -> end.getKey().topic(),
                        Collectors.summingLong(end -> end.getValue().offset())));
    }

    public long total() {
        return byTopic().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Waits for Kafka's answer. */
    public static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new BenchException("Kafka did not answer: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted while asking Kafka.");
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
