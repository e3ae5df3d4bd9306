package org.project360.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.project360.local.LocalStack;
import org.project360.local.Quiet;
import org.project360.oracle.Oracle;
import org.project360.oracle.Stack;

/** The five packaged services on a real broker and real databases, and what journeys do to them and see of them. */
final class Journeys implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String ALLOCATED = "randomisation.allocation-made.v1";

    private final Path home;
    private final LocalStack stack;

    private Journeys(Path home, LocalStack stack) {
        this.home = home;
        this.stack = stack;
    }

    static Journeys start() {
        Quiet.kafka();
        Path home = Path.of("target", "journey").toAbsolutePath();
        LocalStack stack = LocalStack.builder()
                .home(home)
                .portBase(0)
                // Whoever waits until everything is read waits for these: five seconds otherwise until what was read is
                // told, and 45 until the partitions of an instance that was killed go to the next. Evaluations are
                // fresh for a
                // quarter of an hour otherwise: here, whoever waits while a service is away is evaluated again. And who
                // waits is counted once a minute otherwise.
                .serviceOptions(
                        "-Drandomisation.evaluation-fresh-for=2s",
                        "-Dintake.awaited.every=3s",
                        "-Dintake.awaited.answered-within=PT2S",
                        "-Dmp.messaging.connector.smallrye-kafka.auto.commit.interval.ms=300",
                        "-Dmp.messaging.connector.smallrye-kafka.session.timeout.ms=10000")
                .build();
        stack.destroy();
        stack.start();
        return new Journeys(home, stack);
    }

    @Override
    public void close() {
        stack.stop();
    }

    Path home() {
        return home;
    }

    LocalStack stack() {
        return stack;
    }

    /** Nothing is on its way any more. */
    void drained() {
        assertThat(stack.awaitDrained(PATIENCE))
                .as(() -> "drained\n" + Standstill.of(stack, "intake"))
                .isTrue();
    }

    /** Nothing is on its way any more, and the oracle finds every invariant held. */
    void settled() throws Exception {
        drained();
        assertThat(new Oracle(new Stack(home)).judge())
                .allSatisfy(f -> assertThat(f.violations()).as(f.invariant()).isEmpty());
    }

    long count(String service, String sql) throws SQLException {
        return Long.parseLong(text(service, sql));
    }

    String text(String service, String sql) throws SQLException {
        List<String> rows = rows(service, sql);
        assertThat(rows).as(sql).isNotEmpty();
        return rows.get(0);
    }

    /** The rows of a query in its order, each as its columns' texts. */
    List<String> rows(String service, String sql) throws SQLException {
        try (Connection connection = stack.database(service).connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    values.add(String.valueOf(row.getString(i)));
                }
                rows.add(String.join(" ", values));
            }
            return rows;
        }
    }

    /** What was published of each incident's allocation, arms and all. */
    Map<String, List<JsonNode>> allocationsByIncident() throws IOException {
        ObjectMapper json = new ObjectMapper();
        Map<String, List<JsonNode>> found = new HashMap<>();
        for (ConsumerRecord<String, byte[]> record : records(ALLOCATED)) {
            JsonNode allocation = json.readTree(record.value());
            found.computeIfAbsent(allocation.get("incidentId").asText(), incident -> new ArrayList<>())
                    .add(allocation);
        }
        return found;
    }

    List<ConsumerRecord<String, byte[]>> records(String topic) {
        return records(stack, topic);
    }

    /** Everything on a topic of a stack. */
    static List<ConsumerRecord<String, byte[]>> records(LocalStack stack, String topic) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", stack.broker().bootstrapServers(), "fetch.max.wait.ms", 10);
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(500)).forEach(records::add);
            }
            return records;
        }
    }

    void send(List<ProducerRecord<String, byte[]>> records) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", stack.broker().bootstrapServers(), "acks", "all");
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            Sent.all(producer, records);
        }
    }
}
