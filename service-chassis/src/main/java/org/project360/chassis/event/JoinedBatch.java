package org.project360.chassis.event;

import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * A poll batch, and those behind it that go on in each partition where it ends. What does not, after a rewind, stays apart:
 * whoever keeps offsets must see each of the two as it came.
 */
final class JoinedBatch {

    private final List<Message<?>> messages = new ArrayList<>();
    private final Map<TopicPartition, List<ConsumerRecord<Object, Object>>> records = new LinkedHashMap<>();
    private final Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    private int size;

    JoinedBatch(Message<?> first) {
        add(first);
    }

    static int size(Message<?> batch) {
        return metadata(batch).map(IncomingKafkaRecordBatchMetadata::count).orElse(1);
    }

    int size() {
        return size;
    }

    /** Adds a batch unless they would be more than so many records, or it does not go on where this ends. */
    boolean join(Message<?> next, int most) {
        boolean fits = size + size(next) <= most
                && metadata(messages.get(0)).isPresent()
                && metadata(next).filter(this::goesOn).isPresent();
        if (fits) {
            add(next);
        }
        return fits;
    }

    /** The one message as it came, or one for all; whatever becomes of it becomes of each. */
    Message<?> message() {
        Message<?> first = messages.get(0);
        if (messages.size() == 1) {
            return first;
        }
        IncomingKafkaRecordBatchMetadata<Object, Object> head = metadata(first).orElseThrow();
        ConsumerRecords<Object, Object> all = new ConsumerRecords<>(records, offsets);
        return Message.of(
                all,
                first.getMetadata()
                        .with(new IncomingKafkaRecordBatchMetadata<>(
                                all,
                                head.getChannel(),
                                head.getConsumerIndex(),
                                offsets,
                                head.getConsumerGroupGenerationId())),
                () -> each(Message::ack),
                failure -> each(message -> message.nack(failure)));
    }

    private void add(Message<?> batch) {
        messages.add(batch);
        size += size(batch);
        metadata(batch).ifPresent(added -> {
            for (TopicPartition partition : added.getRecords().partitions()) {
                records.computeIfAbsent(partition, p -> new ArrayList<>())
                        .addAll(added.getRecords().records(partition));
            }
            offsets.putAll(added.getOffsets());
        });
    }

    private boolean goesOn(IncomingKafkaRecordBatchMetadata<Object, Object> next) {
        for (TopicPartition partition : next.getRecords().partitions()) {
            List<ConsumerRecord<Object, Object>> before = records.getOrDefault(partition, List.of());
            long first = next.getRecords().records(partition).get(0).offset();
            if (!before.isEmpty() && before.get(before.size() - 1).offset() + 1 != first) {
                return false;
            }
        }
        return true;
    }

    /** In their order, for a later one stands for those before it. */
    private CompletionStage<Void> each(Function<Message<?>, CompletionStage<Void>> step) {
        CompletionStage<Void> done = CompletableFuture.completedFuture(null);
        for (Message<?> message : messages) {
            done = done.thenCompose(before -> step.apply(message));
        }
        return done;
    }

    @SuppressWarnings("unchecked")
    private static Optional<IncomingKafkaRecordBatchMetadata<Object, Object>> metadata(Message<?> batch) {
        return batch.getMetadata(IncomingKafkaRecordBatchMetadata.class)
                .map(found -> (IncomingKafkaRecordBatchMetadata<Object, Object>) found);
    }
}
