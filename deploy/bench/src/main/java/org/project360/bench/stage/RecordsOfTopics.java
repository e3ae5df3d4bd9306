package org.project360.bench.stage;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.project360.bench.loop.Rows;
import org.project360.bench.loop.Script;

/** Writes down all records of some topics, a file a partition. */
final class RecordsOfTopics {
    private static final Duration POLL = Duration.ofMillis(200);

    private final Path dir;
    private final String bootstrapServers;

    RecordsOfTopics(Path dir, String bootstrapServers) {
        this.dir = dir;
        this.bootstrapServers = bootstrapServers;
    }

    List<Script.Records> write(List<String> topics) throws IOException {
        List<Script.Records> written = new ArrayList<>();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest", "enable.auto.commit", false);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            for (String topic : topics) {
                for (int p = 0; p < consumer.partitionsFor(topic).size(); p++) {
                    Script.Records records = write(consumer, new TopicPartition(topic, p));
                    if (records.rows() > 0) {
                        written.add(records);
                    }
                }
            }
        }
        return written;
    }

    private Script.Records write(KafkaConsumer<String, byte[]> consumer, TopicPartition partition) throws IOException {
        List<TopicPartition> only = List.of(partition);
        long end = consumer.endOffsets(only).getOrDefault(partition, 0L);
        String file = partition + ".records";
        consumer.assign(only);
        consumer.seekToBeginning(only);
        try (Rows.Writer writer = new Rows.Writer(dir.resolve(file))) {
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    writer.write(
                            header(record, "ce_id"),
                            header(record, "ce_time"),
                            header(record, "content-type"),
                            record.key().getBytes(StandardCharsets.UTF_8),
                            record.value());
                }
            }
            return new Script.Records(partition.topic(), partition.partition(), file, writer.rows());
        }
    }

    private static byte[] header(ConsumerRecord<String, byte[]> record, String name) {
        return record.headers().lastHeader(name).value();
    }
}
