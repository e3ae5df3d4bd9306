package org.project360.chassis.offset;

import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Moves the position of a running consumer, on its own polling thread. */
@ApplicationScoped
class Seeker {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final KafkaClientService clients;

    Seeker(KafkaClientService clients) {
        this.clients = clients;
    }

    /** Seeks to these places; returns how far each partition had been fetched before. */
    Map<TopicPartition, Long> seek(String topic, Function<Set<TopicPartition>, Map<TopicPartition, Long>> places) {
        Map<TopicPartition, Long> fetched = new ConcurrentHashMap<>();
        for (String channel : clients.getConsumerChannels()) {
            var consumer = clients.<String, byte[]>getConsumer(channel);
            if (consumer == null) {
                continue;
            }
            Set<TopicPartition> mine = consumer.getAssignments().await().atMost(PATIENCE);
            if (mine.stream().noneMatch(partition -> partition.topic().equals(topic))) {
                continue;
            }
            Map<TopicPartition, Long> stored = places.apply(mine);
            consumer.runOnPollingThread((Consumer<String, byte[]> raw) -> {
                        stored.forEach((partition, offset) -> {
                            if (raw.assignment().contains(partition)) {
                                fetched.put(partition, raw.position(partition));
                                raw.seek(partition, offset);
                            }
                        });
                    })
                    .await()
                    .atMost(PATIENCE);
        }
        return fetched;
    }
}
