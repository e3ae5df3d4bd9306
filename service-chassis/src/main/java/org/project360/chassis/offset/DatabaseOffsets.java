package org.project360.chassis.offset;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.reactive.messaging.kafka.KafkaConsumerRebalanceListener;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Starts each assigned partition where the database says. Name it on the channel:
 * {@code consumer-rebalance-listener.name=database-offsets} with {@code commit-strategy=ignore}.
 */
@ApplicationScoped
@Identifier("database-offsets")
class DatabaseOffsets implements KafkaConsumerRebalanceListener {

    private final OffsetStore offsets;

    DatabaseOffsets(OffsetStore offsets) {
        this.offsets = offsets;
    }

    @Override
    public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
        offsets.started(partitions).forEach(consumer::seek);
    }
}
