package org.project360.simulator.send;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.Topics;
import org.project360.simulator.codec.ReportCipher;
import org.project360.simulator.report.Fault;
import org.project360.simulator.report.SimulatedMessage;

/** Reports by Kafka, as any client would send them: a key, headers, a sealed value. */
final class KafkaChannel implements AutoCloseable {
    private static final String TOPIC = Topics.POLICE_INCIDENT_REPORTED;

    private final KafkaProducer<String, byte[]> producer;
    private final ReportCipher cipher;
    private final @Nullable Answers answers;

    /** Without answers nobody waits for them. */
    KafkaChannel(String bootstrapServers, ReportCipher cipher, @Nullable Answers answers) {
        this.cipher = cipher;
        this.answers = answers;
        this.producer = new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        120_000,
                        // What a JWE holds looks random: compressing it is work for nothing.
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "none",
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        131_072),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    void send(SimulatedMessage message) {
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(TOPIC, null, message.key(), message.sealed(cipher));
        message.headers().forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        boolean named = message.fault() != Fault.MISSING_HEADER;
        if (answers != null && named) {
            answers.await(name(message), message);
        }
        try {
            producer.send(record, (where, failure) -> acknowledged(message, named, where, failure));
        } catch (KafkaException e) {
            throw new SendFailure("Kafka takes no reports: " + e.getMessage(), e);
        }
    }

    private void acknowledged(
            SimulatedMessage message, boolean named, RecordMetadata where, @Nullable Exception failure) {
        if (answers == null) {
            return;
        }
        if (failure != null) {
            String why = "Kafka did not take it (" + failure.getClass().getSimpleName() + ")";
            if (named) {
                answers.fail(name(message), why);
            } else {
                answers.fail(message.reference(), why);
            }
        } else if (!named) {
            // Nobody can name it in an answer but by its place.
            answers.await(new Answers.Name("kafka:" + TOPIC, where.partition() + "@" + where.offset()), message);
        }
    }

    void flush() {
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
    }

    private static Answers.Name name(SimulatedMessage message) {
        return new Answers.Name(message.source(), message.id());
    }
}
