package org.project360.bench.latency;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.Topics;
import org.project360.simulator.codec.Json;

/**
 * When receipts, opened referrals and sent notices were first seen on their topics, from now on. A referral's event is
 * published after the commit of the transaction that puts it on the worklist, so it is on the worklist by then.
 */
final class Arrivals implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final List<String> TOPICS = List.of(
            Topics.INTAKE_REPORT_RECEIPT, Topics.REFERRAL_CASE_PROGRESSED, Topics.NOTIFICATION_NOTICE_PROGRESSED);

    private final Map<String, Receipt> receipts = new ConcurrentHashMap<>();
    private final Map<String, Long> referrals = new ConcurrentHashMap<>();
    private final Map<String, Long> notices = new ConcurrentHashMap<>();
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread = new Thread(this::run, "arrivals");

    /** Which incident a report became, and when its receipt was seen. */
    record Receipt(String incident, long nanos) {}

    Arrivals(String bootstrapServers) {
        this.consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = TOPICS.stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
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
    Receipt receipt(String reference) {
        return receipts.get(reference);
    }

    @Nullable
    Long referral(String incident) {
        return referrals.get(incident);
    }

    @Nullable
    Long notice(String incident) {
        return notices.get(incident);
    }

    int receipts() {
        return receipts.size();
    }

    private void run() {
        try {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    take(record, System.nanoTime());
                }
            }
        } catch (WakeupException closing) {
            consumer.close();
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record, long now) {
        JsonNode event;
        try {
            event = Json.MAPPER.readTree(record.value());
        } catch (IOException e) {
            throw new IllegalStateException("Not JSON: " + record.topic() + "@" + record.offset(), e);
        }
        String incident = event.path("incidentId").asText();
        String stage = event.path("stage").asText();
        switch (record.topic()) {
            case Topics.INTAKE_REPORT_RECEIPT ->
                receipts.putIfAbsent(event.path("incidentReference").asText(), new Receipt(incident, now));
            case Topics.REFERRAL_CASE_PROGRESSED -> {
                if (stage.equals("OPENED")) {
                    referrals.putIfAbsent(incident, now);
                }
            }
            default -> {
                if (stage.equals("SENT")) {
                    notices.putIfAbsent(incident, now);
                }
            }
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
