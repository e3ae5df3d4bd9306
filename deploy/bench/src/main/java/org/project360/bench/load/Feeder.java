package org.project360.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.project360.bench.support.BenchException;

/** Puts messages on a topic. */
public final class Feeder implements AutoCloseable {
    private final String topic;
    private final KafkaProducer<String, byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final Callback check = (where, failed) -> {
        if (failed != null) {
            failure.set(failed);
        }
    };

    public Feeder(String bootstrapServers, String topic) {
        this.topic = topic;
        this.producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "acks",
                        "all",
                        "batch.size",
                        128 << 10,
                        "max.in.flight.requests.per.connection",
                        1),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Returns before the message is acknowledged. */
    public void send(Message message) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, message.key(), message.value());
        message.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        producer.send(record, check);
    }

    /** Sends all and returns their number when the last is acknowledged. */
    public long sendAll(Iterator<Message> messages, LongConsumer progress) {
        long sent = 0;
        while (messages.hasNext()) {
            send(messages.next());
            progress.accept(++sent);
        }
        flush();
        return sent;
    }

    public void flush() {
        producer.flush();
        if (failure.get() != null) {
            throw new BenchException("Kafka did not take a message of " + topic + ".", failure.get());
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
