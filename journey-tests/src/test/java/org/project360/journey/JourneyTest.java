package org.project360.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.project360.local.LocalStack;
import org.project360.local.ServiceProcess;
import org.project360.oracle.Oracle;
import org.project360.oracle.Stack;

/** Journeys over the five packaged services, with a real broker, real databases and real tokens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JourneyTest {

    private static final String REPORTED = "police.incident-reported.v1";
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Path home = Path.of("target", "journey").toAbsolutePath();
    private final HttpClient http = HttpClient.newHttpClient();
    private LocalStack stack;

    @BeforeAll
    void start() {
        stack = LocalStack.builder().home(home).portBase(0).build();
        stack.destroy();
        stack.start();
    }

    @AfterAll
    void stop() {
        stack.stop();
    }

    @Test
    void theStraightJourneyReachesEveryStore() throws Exception {
        simulate(300, 11);

        settled();

        assertThat(count("intake", "select count(*) from incident")).isGreaterThan(250);
        assertThat(count("randomisation", "select count(*) from allocation")).isGreaterThan(5);
        assertThat(count("referral", "select count(*) from referral")).isGreaterThan(2);
        assertThat(count("notification", "select count(*) from notice")).isGreaterThan(50);
        assertThat(count("followup", "select count(*) from follow_up_schedule where effective"))
                .isEqualTo(count("randomisation", "select count(*) from participant"));
    }

    @Test
    void everyMessageThreeTimesInShuffledOrderChangesNothing() throws Exception {
        simulate(200, 12);
        settled();
        Map<String, Long> before = census();

        List<ConsumerRecord<String, byte[]>> all = reports();
        List<ConsumerRecord<String, byte[]>> thrice = new ArrayList<>(all);
        thrice.addAll(all);
        thrice.addAll(all);
        Collections.shuffle(thrice, new Random(12));
        send(thrice);
        settled();

        assertThat(census()).isEqualTo(before);
    }

    @Test
    void servicesKilledAtSeededMomentsLoseNothing() throws Exception {
        Random moments = new Random(360);
        Process simulator = startSimulator(1_500, 13);
        for (int round = 0; round < 2; round++) {
            List<ServiceProcess> services = new ArrayList<>(stack.services());
            Collections.shuffle(services, moments);
            for (ServiceProcess service : services) {
                long target = count("intake", "select count(*) from incident") + moments.nextInt(60);
                await().atMost(Duration.ofSeconds(20))
                        .pollInterval(Duration.ofMillis(50))
                        .until(() ->
                                !simulator.isAlive() || count("intake", "select count(*) from incident") >= target);
                service.kill();
                service.start();
                service.awaitReady();
            }
        }
        finished(simulator);

        settled();
    }

    @Test
    void brokerAndDatabaseRestartedMidStreamLoseNothing() throws Exception {
        Process simulator = startSimulator(800, 14);
        long some = count("intake", "select count(*) from incident") + 50;
        await().atMost(PATIENCE).until(() -> count("intake", "select count(*) from incident") >= some);
        stack.postgres().kill();
        stack.postgres().restart();
        stack.broker().kill();
        stack.broker().restart();
        finished(simulator);

        settled();
    }

    @Test
    void aMissingAnExpiredAndAWrongTokenAreRefused() throws Exception {
        String expired = stack.keycloak().shortLivedTokenOfUser("police-system");

        assertThat(post(null)).isEqualTo(401);
        assertThat(post(stack.keycloak().tokenOfUser("caseworker"))).isEqualTo(403);
        await().atMost(Duration.ofMinutes(2)).until(() -> post(expired) == 401);
        assertThat(post(stack.keycloak().tokenOfClient("police-leics"))).isIn(400, 422);
    }

    private int post(String token) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(stack.service("intake").url() + "/v1/incident-reports"))
                .header("Content-Type", "application/json")
                .header("ce-id", UUID.randomUUID().toString())
                .header("ce-source", "urn:police:LEICS:records")
                .header("ce-type", "org.project360." + REPORTED)
                .header("ce-specversion", "1.0")
                .POST(HttpRequest.BodyPublishers.ofString("{\"force\":\"LEICS\"}"));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private void settled() throws Exception {
        assertThat(stack.awaitDrained(PATIENCE)).as("drained").isTrue();
        assertThat(new Oracle(new Stack(home)).judge())
                .allSatisfy(f -> assertThat(f.violations()).as(f.invariant()).isEmpty());
    }

    private Map<String, Long> census() throws SQLException {
        return Map.of(
                "incidents", count("intake", "select count(*) from incident"),
                "people", count("intake", "select count(*) from person"),
                "allocations", count("randomisation", "select count(*) from allocation"),
                "referrals", count("referral", "select count(*) from referral"),
                "notices", count("notification", "select count(*) from notice where status <> 'RECALLED'"),
                "schedules", count("followup", "select count(*) from follow_up_schedule"));
    }

    private long count(String service, String sql) throws SQLException {
        try (Connection connection = stack.database(service).connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void simulate(int incidents, long seed) throws IOException, InterruptedException {
        finished(startSimulator(incidents, seed));
    }

    private Process startSimulator(int incidents, long seed) throws IOException {
        Path log = home.resolve("simulator-" + seed + ".log");
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-jar",
                        Path.of("..", "deploy", "simulator", "target", "simulator.jar")
                                .toString(),
                        "send",
                        "--stack",
                        home.resolve("stack.properties").toString(),
                        "--incidents",
                        Integer.toString(incidents),
                        "--seed",
                        Long.toString(seed))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    private void finished(Process simulator) throws InterruptedException, IOException {
        boolean done = simulator.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        simulator.destroyForcibly();
        assertThat(done && simulator.exitValue() == 0)
                .as("the simulator: " + logs())
                .isTrue();
    }

    private String logs() throws IOException {
        StringBuilder tail = new StringBuilder();
        try (var files = Files.list(home)) {
            for (Path log : files.filter(f -> f.toString().endsWith(".log")).toList()) {
                List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
                tail.append(String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size())));
            }
        }
        return tail.toString();
    }

    private List<ConsumerRecord<String, byte[]>> reports() {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", stack.broker().bootstrapServers());
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(REPORTED).stream()
                    .map(p -> new TopicPartition(REPORTED, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(500)).forEach(records::add);
            }
            // A record that does not name itself is another report each time it is sent.
            return records.stream()
                    .filter(r -> r.headers().lastHeader("ce_id") != null
                            && r.headers().lastHeader("ce_source") != null)
                    .toList();
        }
    }

    private void send(List<ConsumerRecord<String, byte[]>> records) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", stack.broker().bootstrapServers(), "acks", "all");
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            records.forEach(r -> producer.send(new ProducerRecord<>(REPORTED, null, r.key(), r.value(), r.headers())));
            producer.flush();
        }
    }
}
