package org.project360.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.awaitility.Awaitility;
import org.project360.chassis.crypto.TopicCipher;
import org.project360.chassis.deadline.DeadlineTicker;
import org.project360.chassis.event.BatchListener;
import org.project360.chassis.event.EventHandler;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.ReportReceipt;
import org.project360.local.testing.TestInfra;

/** What a test does to the running service, and what it sees of it. */
@ApplicationScoped
public class Intake {

    public static final String SOURCE = "urn:police:SYN-01:records";

    private static final AtomicLong OFFSET = new AtomicLong(1_000_000);

    private final BatchListener batches;
    private final TopicCipher cipher;
    private final DataSource dataSource;
    private final DeadlineTicker ticker;

    Intake(BatchListener batches, TopicCipher cipher, DataSource dataSource, DeadlineTicker ticker) {
        this.ticker = ticker;
        this.batches = batches;
        this.cipher = cipher;
        this.dataSource = dataSource;
    }

    /** A report under an event id, sealed as on the topic. */
    public ConsumerRecord<String, byte[]> sealed(String eventId, byte[] json) {
        return record(
                Topics.POLICE_INCIDENT_REPORTED,
                "key-" + eventId,
                cipher.seal(Topics.POLICE_INCIDENT_REPORTED, json),
                headers(eventId));
    }

    public ConsumerRecord<String, byte[]> sealed(ReportFixture report) {
        return sealed(newId(), report.json());
    }

    /** A plain event of another service. */
    public static ConsumerRecord<String, byte[]> plain(String topic, Object data) {
        return record(topic, "key", ReportFixture.bytes(data), headers(newId()));
    }

    /** Takes records as one poll batch, on this thread. */
    public void takes(EventHandler<?> handler, List<ConsumerRecord<String, byte[]>> records) {
        batches.process(records, handler);
    }

    /** Waits until what other reports have changed was decided again. */
    public void recounted() {
        Awaitility.await().until(() -> {
            ticker.fireDue();
            return number("select count(*) from deadline where kind = 'count-changed' and fired_at is null") == 0;
        });
    }

    public static Headers headers(String eventId) {
        return new RecordHeaders()
                .add("ce_specversion", utf8("1.0"))
                .add("ce_id", utf8(eventId))
                .add("ce_source", utf8(SOURCE))
                .add("ce_type", utf8("org.project360.test"));
    }

    /** Sends a record to the real broker. */
    public void sends(ConsumerRecord<String, byte[]> record) {
        TestInfra.send(new ProducerRecord<>(record.topic(), null, record.key(), record.value(), record.headers()));
    }

    /** The receipts about an incident, as soon as there are so many; in order. */
    public static List<ReportReceipt> receipts(String reference, int count) {
        return await(Topics.INTAKE_REPORT_RECEIPT, "SYN-01/" + reference, count, ReportReceipt.class);
    }

    /** The events of a topic with this key, as soon as there are so many; in order. */
    public static <T> List<T> await(String topic, String key, int count, Class<T> type) {
        return TestInfra.records(topic, found -> of(found, key).size() >= count, java.time.Duration.ofSeconds(20))
                .stream()
                .filter(r -> key.equals(r.key()))
                .map(r -> read(r.value(), type))
                .toList();
    }

    /** The events of a sealed topic with this key. */
    public <T> List<T> awaitSealed(String topic, String key, int count, Class<T> type) {
        return TestInfra.records(topic, found -> of(found, key).size() >= count, java.time.Duration.ofSeconds(20))
                .stream()
                .filter(r -> key.equals(r.key()))
                .map(r -> read(cipher.open(topic, r.value()), type))
                .toList();
    }

    /** What a topic holds under this key now, once the outbox is empty. */
    public long published(String topic, String key) {
        org.awaitility.Awaitility.await().until(() -> number("select count(*) from outbox") == 0);
        return of(TestInfra.records(topic), key).size();
    }

    public long number(String sql, Object... parameters) {
        return rows(sql, parameters).stream()
                .map(r -> ((Number) r.values().iterator().next()).longValue())
                .findFirst()
                .orElseThrow();
    }

    public List<Map<String, Object>> rows(String sql, Object... parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            ResultSet row = select.executeQuery();
            List<Map<String, Object>> rows = new ArrayList<>();
            while (row.next()) {
                Map<String, Object> columns = new java.util.LinkedHashMap<>();
                for (int c = 1; c <= row.getMetaData().getColumnCount(); c++) {
                    columns.put(row.getMetaData().getColumnLabel(c), row.getObject(c));
                }
                rows.add(columns);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String newId() {
        return UUID.randomUUID().toString();
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    public static ConsumerRecord<String, byte[]> record(String topic, String key, byte[] value, Headers headers) {
        return new ConsumerRecord<>(
                topic,
                0,
                OFFSET.getAndIncrement(),
                System.currentTimeMillis(),
                org.apache.kafka.common.record.TimestampType.CREATE_TIME,
                -1,
                -1,
                key,
                value,
                headers,
                java.util.Optional.empty());
    }

    private static List<ConsumerRecord<String, byte[]>> of(List<ConsumerRecord<String, byte[]>> records, String key) {
        return records.stream().filter(r -> key.equals(r.key())).toList();
    }

    private static <T> T read(byte[] value, Class<T> type) {
        try {
            return ReportFixture.JSON.readValue(value, type);
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
