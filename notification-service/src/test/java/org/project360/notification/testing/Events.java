package org.project360.notification.testing;

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
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.project360.chassis.event.EventCodec;
import org.project360.contracts.Contracts;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.ChildExposed;
import org.project360.contracts.notification.NoticeProgressed;
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
    public ProducerRecord<String, byte[]> record(String topic, UUID key, Object data) {
        byte[] payload = Contracts.isPersonal(topic) ? codec.writeSealed(topic, data) : codec.write(data);
        return raw(topic, key, payload);
    }

    public ProducerRecord<String, byte[]> raw(String topic, UUID key, byte[] payload) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key.toString(), payload);
        record.headers()
                .add("ce_specversion", bytes("1.0"))
                .add("ce_source", bytes("urn:test"))
                .add("ce_id", bytes(UUID.randomUUID().toString()))
                .add("ce_type", bytes(Contracts.ceType(topic)));
        return record;
    }

    public void send(String topic, UUID key, Object data) {
        TestInfra.send(record(topic, key, data));
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    public void expose(ChildExposed... children) {
        TestInfra.send(Arrays.stream(children)
                .map(child -> record(Topics.INTAKE_CHILD_EXPOSED, child.incidentId(), child))
                .toArray(ProducerRecord[]::new));
    }

    /** The steps told of an incident's notices, as soon as they are as expected; each fits the schema. */
    public List<NoticeProgressed> progress(UUID incident, Predicate<List<NoticeProgressed>> enough) {
        return of(
                TestInfra.records(
                        Topics.NOTIFICATION_NOTICE_PROGRESSED,
                        found -> enough.test(of(found, incident)),
                        Duration.ofSeconds(30)),
                incident);
    }

    public List<NoticeProgressed> progress(UUID incident, int atLeast) {
        return progress(incident, found -> found.size() >= atLeast);
    }

    private List<NoticeProgressed> of(List<ConsumerRecord<String, byte[]>> records, UUID incident) {
        return records.stream()
                .map(this::step)
                .filter(step -> step.incidentId().equals(incident))
                .toList();
    }

    private NoticeProgressed step(ConsumerRecord<String, byte[]> record) {
        var errors = SCHEMAS.getSchema(SchemaLocation.of(Contracts.dataSchema(Topics.NOTIFICATION_NOTICE_PROGRESSED)))
                .validate(new String(record.value(), StandardCharsets.UTF_8), InputFormat.JSON);
        if (!errors.isEmpty()) {
            throw new AssertionError(errors.toString());
        }
        try {
            NoticeProgressed step = json.readValue(record.value(), NoticeProgressed.class);
            if (!step.noticeId().toString().equals(record.key())) {
                throw new AssertionError("key is not the notice");
            }
            return step;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public <T> T example(String topic, String name, Class<T> type) {
        try (var in = new Contracts.Example(topic, name).open()) {
            return json.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
