package org.project360.chassis.outbox;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** One idempotent producer; CloudEvents 1.0 headers in binary mode. */
@ApplicationScoped
class Publisher {

    private final String bootstrapServers;
    private final String source;
    private final String clientId;
    private @Nullable KafkaProducer<String, byte[]> producer;

    Publisher(
            @ConfigProperty(name = "kafka.bootstrap.servers") String bootstrapServers,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.bootstrapServers = bootstrapServers;
        this.source = "urn:project360:" + application;
        this.clientId = application + "-relay";
    }

    /** Sends without waiting; throws at once if the record can never be sent or no broker answers. */
    Future<RecordMetadata> send(OutboxRow row) throws InterruptedException {
        Future<RecordMetadata> sending = producer()
                .send(new ProducerRecord<>(row.topic(), partition(row), row.key(), row.payload(), headers(row)));
        if (sending.isDone()) {
            // The producer hands some failures over as a future, and what comes after would overtake this record.
            try {
                sending.get();
            } catch (ExecutionException e) {
                throw new KafkaException("not sent", e.getCause());
            }
        }
        return sending;
    }

    /** That of the lane; null leaves it to the key. */
    private @Nullable Integer partition(OutboxRow row) {
        String lane = row.lane();
        return lane == null
                ? null
                : Math.floorMod(
                        lane.hashCode(), producer().partitionsFor(row.topic()).size());
    }

    /** Forgets a producer that met a fatal error; the next send opens a new one. */
    synchronized void reset() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }

    @PreDestroy
    void close() {
        reset();
    }

    private List<Header> headers(OutboxRow row) {
        String traceparent = row.traceparent();
        List<Header> headers = new java.util.ArrayList<>(8);
        headers.add(header("ce_specversion", "1.0"));
        headers.add(header("ce_id", row.eventId().toString()));
        headers.add(header("ce_source", source));
        headers.add(header("ce_type", "org.project360." + row.topic()));
        headers.add(header("ce_time", row.time().toString()));
        headers.add(header("ce_dataschema", "urn:project360:schema:" + row.topic()));
        headers.add(header("content-type", row.contentType()));
        if (traceparent != null) {
            headers.add(header("traceparent", traceparent));
        }
        return headers;
    }

    private static Header header(String name, String value) {
        return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private synchronized KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            Map<String, Object> settings = new HashMap<>();
            settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
            settings.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
            settings.put(ProducerConfig.ACKS_CONFIG, "all");
            settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
            settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
            // A send is given up by nobody but a stopping service: giving up in the middle would break the order.
            settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
            settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
            settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 << 20);
            settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 << 10);
            producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }
}
