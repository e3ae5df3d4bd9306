package org.project360.simulator.send;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.ReportReceipt;
import org.project360.simulator.codec.Json;

/** Reads the receipts that come after it was opened, on a thread of its own. */
final class ReceiptReader implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int REMEMBERED = 100_000;

    private final Answers answers;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread = new Thread(this::run, "receipts");
    /** A relay that dies between publishing and deleting publishes again: the same receipt, under the same id. */
    private final Set<String> seen = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    ReceiptReader(String bootstrapServers, Answers answers) {
        this.answers = answers;
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        try {
            goToEnd();
        } catch (KafkaException e) {
            consumer.close();
            throw new SendFailure("Kafka does not answer at " + bootstrapServers + ", or has no topic "
                    + Topics.INTAKE_REPORT_RECEIPT + ".");
        }
        thread.setDaemon(true);
        thread.start();
    }

    private void goToEnd() {
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.INTAKE_REPORT_RECEIPT, PATIENCE).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // seekToEnd alone is done at the next poll, and a receipt written before that would be skipped.
        partitions.forEach(partition -> consumer.position(partition, PATIENCE));
    }

    private void run() {
        try {
            while (true) {
                consumer.poll(POLL).forEach(this::take);
            }
        } catch (WakeupException closing) {
            consumer.close();
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        Header id = record.headers().lastHeader("ce_id");
        if (id != null && !seen.add(new String(id.value(), StandardCharsets.UTF_8))) {
            return;
        }
        try {
            ReportReceipt receipt = Json.MAPPER.readValue(record.value(), ReportReceipt.class);
            if (receipt.eventSource() != null && receipt.eventId() != null) {
                answers.settle(
                        new Answers.Name(receipt.eventSource(), receipt.eventId()),
                        new Answers.Answer(receipt.outcome(), receipt.reasons()));
            }
        } catch (IOException unreadable) {
            // No receipt of ours: those are well-formed, and a missing one is reported at the end.
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
