package org.project360.bench.allocation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.project360.simulator.codec.Json;

/** When each incident was first seen on a topic, and with which arm where there is one. */
final class Seen implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    /**
     * @param nanos of the monotonic clock, when a reader had it
     * @param published milliseconds since 1970, as the record says
     */
    record Arrival(String arm, long nanos, long published) {}

    private final Map<String, Arrival> arrivals = new ConcurrentHashMap<>();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread = new Thread(this::run, "seen");

    Seen(String bootstrapServers, String topic) {
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // seekToEnd alone is done at the next poll, and what is written before that would be skipped.
        partitions.forEach(consumer::position);
        thread.setDaemon(true);
        thread.start();
    }

    @Nullable
    Arrival of(String incident) {
        return arrivals.get(incident);
    }

    int count() {
        return arrivals.size();
    }

    private void run() {
        try {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    long now = System.nanoTime();
                    JsonNode made = Json.MAPPER.readTree(record.value());
                    arrivals.putIfAbsent(
                            made.path("incidentId").asText(),
                            new Arrival(made.path("arm").asText(), now, record.timestamp()));
                }
            }
        } catch (WakeupException closing) {
            consumer.close();
        } catch (IOException e) {
            throw new IllegalStateException("Not JSON", e);
        }
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
