package org.project360.randomisation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.project360.contracts.Contracts;
import org.project360.contracts.Topics;

/** Messages on topics, as other services send and read them. */
public final class Messages {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Contracts.schemas()));

    private Messages() {}

    public static ProducerRecord<String, byte[]> of(String topic, UUID key, Object data) {
        return raw(topic, key, UUID.randomUUID().toString(), write(data));
    }

    public static ProducerRecord<String, byte[]> raw(String topic, UUID key, String eventId, byte[] value) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key.toString(), value);
        envelope(record.headers(), topic, eventId);
        return record;
    }

    /** A candidate's record as a consumer sees it. */
    public static ConsumerRecord<String, byte[]> consumed(
            String topic, int partition, long offset, String eventId, Object data) {
        ConsumerRecord<String, byte[]> record = new ConsumerRecord<>(topic, partition, offset, "key", write(data));
        envelope(record.headers(), Topics.INTAKE_CANDIDATE_IDENTIFIED, eventId);
        return record;
    }

    public static <T> T read(ConsumerRecord<String, byte[]> record, Class<T> type) {
        try {
            return JSON.readValue(record.value(), type);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the topic's schema finds wrong with the message. */
    public static List<String> faults(ConsumerRecord<String, byte[]> record) {
        return SCHEMAS
                .getSchema(SchemaLocation.of(Contracts.dataSchema(record.topic())))
                .validate(new String(record.value(), StandardCharsets.UTF_8), InputFormat.JSON)
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static byte[] write(Object data) {
        try {
            return JSON.writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void envelope(Headers headers, String topic, String eventId) {
        headers.add("ce_specversion", bytes("1.0"));
        headers.add("ce_id", bytes(eventId));
        headers.add("ce_source", bytes("urn:project360:incident-intake"));
        headers.add("ce_type", bytes(Contracts.ceType(topic)));
        headers.add("ce_time", bytes("2026-03-02T08:00:00Z"));
        headers.add("ce_dataschema", bytes(Contracts.dataSchema(topic)));
        headers.add("content-type", bytes("application/json"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
