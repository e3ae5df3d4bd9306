package org.project360.chassis;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** Records as another service would send them. */
public final class Records {

    private Records() {}

    public static ProducerRecord<String, byte[]> number(String topic, String key, int value) {
        return number(topic, key, value, UUID.randomUUID().toString());
    }

    public static ProducerRecord<String, byte[]> number(String topic, String key, int value, String id) {
        return raw(topic, key, "{\"key\":\"" + key + "\",\"value\":" + value + "}", id);
    }

    public static ProducerRecord<String, byte[]> raw(String topic, String key, String json, String id) {
        ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, json.getBytes(StandardCharsets.UTF_8));
        record.headers()
                .add("ce_specversion", bytes("1.0"))
                .add("ce_source", bytes("urn:test"))
                .add("ce_id", bytes(id))
                .add("ce_type", bytes("org.project360." + topic));
        return record;
    }

    public static String header(ConsumerRecord<String, byte[]> record, String name) {
        return text(record.headers(), name);
    }

    private static String text(Headers headers, String name) {
        return new String(headers.lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
