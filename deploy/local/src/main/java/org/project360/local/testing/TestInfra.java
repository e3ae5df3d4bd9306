package org.project360.local.testing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.project360.local.Database;
import org.project360.local.KafkaBroker;
import org.project360.local.PostgresServer;
import org.project360.local.Quiet;
import org.project360.local.Topics;

/**
 * One PostgreSQL and one Kafka for each test JVM, started at first use. With {@code -Dinfra=containers} they come from
 * Docker.
 */
public final class TestInfra {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static @Nullable Infra infra;

    private TestInfra() {}

    public static String bootstrapServers() {
        return infra().bootstrapServers();
    }

    /** The server itself, for tests that kill it. */
    public static PostgresServer postgres() {
        return infra().postgres();
    }

    /** The broker itself, for tests that kill it. */
    public static KafkaBroker kafka() {
        return infra().kafka();
    }

    /** A new, empty database with a user of its own. */
    public static Database freshDatabase(String name) {
        String unique = name + "_" + shortId();
        return infra().createDatabase(unique, unique, unique);
    }

    /** The topics of {@code deploy/topics.yaml}. */
    public static void createTopics() {
        Topics.create(bootstrapServers());
    }

    /** A new, empty topic; its name begins with the prefix. */
    public static String freshTopic(String prefix, int partitions) {
        NewTopic topic = new NewTopic(prefix + "." + shortId(), partitions, (short) 1);
        Topics.create(bootstrapServers(), List.of(topic));
        return topic.name();
    }

    /** Publishes and waits for the acknowledgements. */
    @SafeVarargs
    public static void send(ProducerRecord<String, byte[]>... records) {
        Map<String, Object> settings = Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            List.of(records).stream().map(producer::send).toList().forEach(TestInfra::await);
        }
    }

    /** All that is in a topic now. */
    public static List<ConsumerRecord<String, byte[]>> records(String topic) {
        return TopicReader.readToEnd(bootstrapServers(), topic);
    }

    /** The topic from its beginning, as soon as it holds so many records; fails after 30 seconds. */
    public static List<ConsumerRecord<String, byte[]>> records(String topic, int atLeast) {
        return records(topic, found -> found.size() >= atLeast, PATIENCE);
    }

    /** The topic from its beginning, as soon as the condition holds of all that was read; else fails. */
    public static List<ConsumerRecord<String, byte[]>> records(
            String topic, Predicate<List<ConsumerRecord<String, byte[]>>> enough, Duration limit) {
        return TopicReader.readUntil(bootstrapServers(), topic, enough, limit);
    }

    private static synchronized Infra infra() {
        if (infra == null) {
            Quiet.kafka();
            boolean containers = "containers".equals(System.getProperty("infra"));
            infra = containers ? ContainersInfra.ofThisJvm() : EmbeddedInfra.ofThisJvm();
        }
        return infra;
    }

    private static void await(Future<?> sent) {
        try {
            sent.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("A record was not acknowledged.", e);
        }
    }

    private static String shortId() {
        return UUID.randomUUID().toString().substring(0, 8);
    }
}
