package org.project360.bench.stage;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.project360.bench.figure.Progression;

/** Reads, when a run is over, at which moments its producer sent the records: nobody need watch while it runs. */
final class RecordTimes {
    private static final Duration POLL = Duration.ofMillis(200);

    private RecordTimes() {}

    static Progression of(String bootstrapServers, List<String> topics) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false, "max.poll.records", 5_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            long wanted = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long[] millis = new long[Math.toIntExact(wanted)];
            int[] read = {0};
            while (read[0] < millis.length) {
                consumer.poll(POLL).forEach(record -> millis[read[0]++] = record.timestamp());
            }
            return new Progression(Arrays.copyOf(millis, read[0]));
        }
    }
}
