package org.project360.randomisation.allocation;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.project360.contracts.Topics;
import org.project360.contracts.randomisation.AllocationMade;

/** The allocation topic, compacted and kept for ever, as far as it reaches now. */
@ApplicationScoped
class PublishedAllocations {

    private static final Logger LOG = Logger.getLogger(PublishedAllocations.class);
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String bootstrapServers;
    private final ObjectMapper json;

    PublishedAllocations(@ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers, ObjectMapper json) {
        this.bootstrapServers = bootstrapServers;
        this.json = json;
    }

    /**
     * Hands over what was published from these places on, page by page; returns the places behind it.
     *
     * @throws UncheckedIOException if the broker does not answer
     */
    Map<Integer, Long> read(Map<Integer, Long> from, Consumer<List<Publication>> pages) {
        try (KafkaConsumer<String, byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.RANDOMISATION_ALLOCATION_MADE).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            // A place behind the end belongs to a topic that was made anew since.
            ends.forEach((partition, end) -> {
                long start = from.getOrDefault(partition.partition(), 0L);
                consumer.seek(partition, start > end ? 0 : start);
            });
            readUntil(ends, consumer, pages);
            Map<Integer, Long> behind = new HashMap<>();
            ends.forEach((partition, end) -> behind.put(partition.partition(), end));
            return behind;
        } catch (KafkaException e) {
            throw new UncheckedIOException(new IOException("The allocation topic cannot be read", e));
        }
    }

    private void readUntil(
            Map<TopicPartition, Long> ends, KafkaConsumer<String, byte[]> consumer, Consumer<List<Publication>> pages) {
        long lastSign = System.nanoTime();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            List<Publication> page = new ArrayList<>();
            consumer.poll(POLL).forEach(record -> parse(record, page));
            if (!page.isEmpty()) {
                pages.accept(page);
                lastSign = System.nanoTime();
            } else if (System.nanoTime() - lastSign > PATIENCE.toNanos()) {
                throw new UncheckedIOException(new IOException("The allocation topic does not come to its end"));
            }
        }
    }

    private void parse(ConsumerRecord<String, byte[]> record, List<Publication> into) {
        if (record.value() == null) {
            return;
        }
        try {
            AllocationMade made = json.readValue(record.value(), AllocationMade.class);
            into.add(new Publication(made, record.partition(), record.offset()));
        } catch (IOException e) {
            // Nothing that this service wrote; the message of the exception may quote an arm.
            LOG.errorf(
                    "%s-%d@%d is no allocation and was left out", record.topic(), record.partition(), record.offset());
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.CLIENT_ID_CONFIG,
                "randomisation-recall",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                // Partitions that have nothing new would hold up those that have.
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                10,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                10_000);
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }
}
