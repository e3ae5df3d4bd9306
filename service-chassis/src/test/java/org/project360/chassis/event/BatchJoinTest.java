package org.project360.chassis.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.junit.jupiter.api.Test;

class BatchJoinTest {

    private static final String TOPIC = "a.topic.v1";

    private final UnicastProcessor<Message<?>> polls = UnicastProcessor.create();
    private final AssertSubscriber<Message<?>> listener = AssertSubscriber.create();
    private final List<String> settled = new ArrayList<>();

    @Test
    void whoeverWaitsForABatchGetsThePollAsItCame() {
        new BatchJoin(polls, 10).subscribe(listener);
        Message<?> poll = poll(0, 0, 3);

        listener.request(1);
        polls.onNext(poll);

        assertThat(listener.getItems()).containsExactly(poll);
    }

    @Test
    void whatWaitsBehindABusyListenerIsOneBatchInOrder() {
        joined(10);
        polls.onNext(poll(0, 0, 1));
        polls.onNext(poll(0, 1, 3));
        polls.onNext(poll(1, 7, 8));
        polls.onNext(poll(0, 3, 4));

        listener.request(1);

        assertThat(handedOver()).hasSize(1);
        assertThat(places(handedOver().get(0))).containsExactly("0/0", "0/1", "0/2", "0/3", "1/7");
    }

    @Test
    void aBatchIsNoLargerThanAPollMayBe() {
        joined(4);
        polls.onNext(poll(0, 0, 3));
        polls.onNext(poll(0, 3, 5));
        polls.onNext(poll(0, 5, 7));

        listener.request(1);
        listener.request(1);

        assertThat(handedOver().stream().map(BatchJoinTest::places))
                .containsExactly(List.of("0/0", "0/1", "0/2"), List.of("0/3", "0/4", "0/5", "0/6"));
    }

    @Test
    void whatCameBeforeARewindAndAfterItStaysApart() {
        joined(100);
        polls.onNext(poll(0, 50, 60));
        polls.onNext(poll(0, 30, 32));
        polls.onNext(poll(0, 32, 33));

        listener.request(3);

        assertThat(handedOver().stream().map(batch -> places(batch).get(0))).containsExactly("0/50", "0/30");
        assertThat(places(handedOver().get(1))).containsExactly("0/30", "0/31", "0/32");
    }

    @Test
    void aJoinedBatchIsAcknowledgedPollByPollInOrder() {
        joined(10);
        polls.onNext(poll(0, 0, 1));
        polls.onNext(poll(0, 1, 2));
        listener.request(1);

        handedOver().get(0).ack().toCompletableFuture().join();

        assertThat(settled).containsExactly("ack 0/0", "ack 0/1");
    }

    @Test
    void aJoinedBatchThatFailsFailsEachOfItsPolls() {
        joined(10);
        polls.onNext(poll(0, 0, 1));
        polls.onNext(poll(0, 1, 2));
        listener.request(1);

        handedOver()
                .get(0)
                .nack(new IllegalStateException("stopping"))
                .toCompletableFuture()
                .join();

        assertThat(settled).containsExactly("nack 0/0", "nack 0/1");
    }

    @Test
    void noMoreThanABatchIsAskedForWhileTheListenerIsBusy() {
        AtomicLong offset = new AtomicLong();
        AtomicLong asked = new AtomicLong();
        Multi<Message<?>> endless = Multi.createBy()
                .repeating()
                .<Message<?>>supplier(() -> {
                    asked.incrementAndGet();
                    return poll(0, offset.get(), offset.addAndGet(3));
                })
                .indefinitely();
        new BatchJoin(endless, 9).subscribe(listener);

        listener.request(1);
        long first = asked.get();
        listener.request(1);

        // One is handed over at once; three more make nine records, and with those the buffer is full.
        assertThat(first).isEqualTo(4);
        assertThat(asked).hasValue(7);
        assertThat(places(listener.getItems().get(1)))
                .hasSize(9)
                .startsWith("0/3")
                .endsWith("0/11");
    }

    @Test
    void theEndComesBehindWhatWaits() {
        joined(10);
        polls.onNext(poll(0, 0, 1));
        polls.onComplete();

        listener.assertNotTerminated();
        listener.request(1);

        assertThat(handedOver()).hasSize(1);
        listener.assertCompleted();
    }

    /** A listener that is busy with a first poll. */
    private void joined(int most) {
        new BatchJoin(polls, most).subscribe(listener);
        listener.request(1);
        polls.onNext(poll(9, 0, 1));
    }

    /** What it got after that. */
    private List<Message<?>> handedOver() {
        return listener.getItems().subList(1, listener.getItems().size());
    }

    private Message<?> poll(int partition, long from, long until) {
        TopicPartition of = new TopicPartition(TOPIC, partition);
        List<ConsumerRecord<Object, Object>> records = LongStream.range(from, until)
                .mapToObj(offset -> new ConsumerRecord<Object, Object>(TOPIC, partition, offset, "key", "value"))
                .toList();
        Map<TopicPartition, OffsetAndMetadata> offsets = Map.of(of, new OffsetAndMetadata(until));
        ConsumerRecords<Object, Object> all = new ConsumerRecords<>(new LinkedHashMap<>(Map.of(of, records)), offsets);
        return Message.of(
                records,
                Metadata.of(new IncomingKafkaRecordBatchMetadata<>(all, "channel", 0, offsets, 1)),
                () -> {
                    settled.add("ack " + partition + "/" + from);
                    return CompletableFuture.completedFuture(null);
                },
                failure -> {
                    settled.add("nack " + partition + "/" + from);
                    return CompletableFuture.completedFuture(null);
                });
    }

    private static List<String> places(Message<?> batch) {
        List<String> places = new ArrayList<>();
        IncomingKafkaRecordBatchMetadata<?, ?> metadata =
                batch.getMetadata(IncomingKafkaRecordBatchMetadata.class).orElseThrow();
        metadata.getRecords().forEach(record -> places.add(record.partition() + "/" + record.offset()));
        return places;
    }
}
