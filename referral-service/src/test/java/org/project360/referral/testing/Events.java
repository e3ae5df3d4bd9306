package org.project360.referral.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.event.EventCodec;
import org.project360.contracts.Contracts;
import org.project360.contracts.Topics;
import org.project360.contracts.referral.CaseProgressed;
import org.project360.local.testing.TestInfra;

/** What the neighbours send, and what they get. */
@ApplicationScoped
public class Events {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemas(Contracts.schemas())
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()));

    private final EventCodec codec;
    private final ObjectMapper json;

    Events(EventCodec codec, ObjectMapper json) {
        this.codec = codec;
        this.json = json;
    }

    /** A record as its owner would send it: sealed where the topic is personal. */
    public ProducerRecord<String, byte[]> record(String topic, UUID key, Object data, @Nullable Instant time) {
        byte[] payload = Contracts.isPersonal(topic) ? codec.writeSealed(topic, data) : codec.write(data);
        return raw(topic, key, payload, time);
    }

    public ProducerRecord<String, byte[]> raw(String topic, UUID key, byte[] payload, @Nullable Instant time) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key.toString(), payload);
        record.headers()
                .add("ce_specversion", bytes("1.0"))
                .add("ce_source", bytes("urn:test"))
                .add("ce_id", bytes(UUID.randomUUID().toString()))
                .add("ce_type", bytes(Contracts.ceType(topic)));
        if (time != null) {
            record.headers().add("ce_time", bytes(time.toString()));
        }
        return record;
    }

    public void send(String topic, UUID key, Object data) {
        TestInfra.send(record(topic, key, data, null));
    }

    /** The steps told of a referral, in order, as soon as there are so many; each fits the schema. */
    public List<CaseProgressed> progress(UUID referralId, int atLeast) {
        Predicate<ConsumerRecord<String, byte[]>> about =
                r -> new String(r.value(), StandardCharsets.UTF_8).contains("\"referralId\":\"" + referralId);
        return TestInfra.records(
                        Topics.REFERRAL_CASE_PROGRESSED,
                        found -> found.stream().filter(about).count() >= atLeast,
                        Duration.ofSeconds(30))
                .stream()
                .filter(about)
                .map(r -> {
                    CaseProgressed step = read(r.value());
                    if (!step.personId().toString().equals(r.key())) {
                        throw new AssertionError("key is not the person");
                    }
                    requireValid(Topics.REFERRAL_CASE_PROGRESSED, r.value());
                    return step;
                })
                .toList();
    }

    public <T> T example(String topic, String name, Class<T> type) {
        try (var in = new Contracts.Example(topic, name).open()) {
            return json.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CaseProgressed read(byte[] value) {
        try {
            return json.readValue(value, CaseProgressed.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requireValid(String topic, byte[] value) {
        var errors = SCHEMAS.getSchema(SchemaLocation.of(Contracts.dataSchema(topic)))
                .validate(new String(value, StandardCharsets.UTF_8), InputFormat.JSON);
        if (!errors.isEmpty()) {
            throw new AssertionError(errors.toString());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
