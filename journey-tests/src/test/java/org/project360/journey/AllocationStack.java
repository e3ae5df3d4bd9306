package org.project360.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.project360.local.LocalStack;
import org.project360.local.Quiet;
import org.project360.local.ServiceProcess;
import org.project360.local.Topics;
import org.project360.oracle.AllocationJudge;

/** Randomisation alone, on a real broker, a real database and real tokens; each test finds it as new. */
final class AllocationStack {

    static final Duration PATIENCE = Duration.ofMinutes(4);

    private static final String TRIAL = "03600000-0000-7000-8000-000000000001";
    private static final String SERVICE = "randomisation";
    private static final String ALLOCATED = "randomisation.allocation-made.v1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path home;
    private final HttpClient http = HttpClient.newHttpClient();
    private final LocalStack stack;
    private final List<ServiceProcess> further = new ArrayList<>();

    /** Small batches and an early eviction of the dead, so that more happens between one and the next. */
    AllocationStack(Path home) {
        Quiet.kafka();
        this.home = home;
        this.stack = LocalStack.builder()
                .home(home)
                .portBase(0)
                .services(SERVICE)
                .serviceOptions(
                        // Nobody is here to evaluate again what was forgotten for ten minutes.
                        "-Drandomisation.evaluation-fresh-for=1h",
                        "-Dmp.messaging.connector.smallrye-kafka.max.poll.records=20",
                        "-Dmp.messaging.connector.smallrye-kafka.session.timeout.ms=6000",
                        "-Dmp.messaging.connector.smallrye-kafka.heartbeat.interval.ms=1000")
                .build();
    }

    void startInfrastructure() {
        stack.destroy();
        stack.startInfrastructure();
    }

    void renew() throws SQLException, IOException {
        service().kill();
        further.forEach(ServiceProcess::kill);
        superuser(
                "drop database if exists " + SERVICE + " with (force)",
                "create database " + SERVICE + " owner " + SERVICE);
        stack.broker().stop();
        delete(home.resolve("kafka/data"));
        stack.broker().restart();
        Topics.create(stack.broker().bootstrapServers());
    }

    void destroy() {
        stack.destroy();
    }

    ServiceProcess service() {
        return stack.service(SERVICE);
    }

    ServiceProcess further() {
        ServiceProcess instance = stack.further(SERVICE);
        further.add(instance);
        return instance;
    }

    String bootstrapServers() {
        return stack.broker().bootstrapServers();
    }

    /** Takes a setting out of the service's file; returns the file as it was, for {@link #settings}. */
    String without(String setting) throws IOException {
        String before = Files.readString(settingsFile());
        String after = before.lines()
                .filter(line -> !line.startsWith(setting + "="))
                .collect(Collectors.joining("\n", "", "\n"));
        assertThat(after).as("the file without " + setting).isNotEqualTo(before);
        settings(after);
        return before;
    }

    void settings(String text) throws IOException {
        Files.writeString(settingsFile(), text);
    }

    private Path settingsFile() {
        return home.resolve("secrets").resolve(SERVICE + ".properties");
    }

    /** So many incidents have an answer, and everything that was to be published is. */
    void awaitAnswers(long incidents) {
        awaitCount("select count(*) from exposure", incidents);
        await().atMost(PATIENCE).until(() -> count("select count(*) from outbox") == 0);
    }

    void superuser(String... statements) throws SQLException {
        try (Connection connection = stack.postgres().superuser("postgres").connect();
                Statement sql = connection.createStatement()) {
            for (String statement : statements) {
                sql.execute(statement);
            }
        }
    }

    long count(String sql) {
        return Long.parseLong(rows(sql).get(0));
    }

    /** Each row as text. */
    List<String> rows(String sql) {
        try (Connection connection = stack.database(SERVICE).connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            while (row.next()) {
                rows.add(row.getString(1));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void awaitCount(String sql, long atLeast) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> count(sql) >= atLeast);
    }

    void send(List<ProducerRecord<String, byte[]>> records) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers(), "acks", "all");
        try (KafkaProducer<String, byte[]> producer =
                new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            Sent.all(producer, records);
        }
    }

    /** What was published, in order within each partition; a record published twice is there once. */
    List<JsonNode> published() throws IOException {
        Map<String, JsonNode> byEventId = new LinkedHashMap<>();
        for (var record : records(ALLOCATED)) {
            String id = new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8);
            byEventId.put(id, JSON.readTree(record.value()));
        }
        return List.copyOf(byEventId.values());
    }

    /** By unit, every arm that was ever told of it. */
    Map<String, List<String>> armsByUnit() throws IOException {
        Map<String, List<String>> arms = new HashMap<>();
        for (JsonNode made : published()) {
            List<String> told = arms.computeIfAbsent(made.get("unitId").asText(), unit -> new ArrayList<>());
            if (!told.contains(made.get("arm").asText())) {
                told.add(made.get("arm").asText());
            }
        }
        return arms;
    }

    List<ConsumerRecord<String, byte[]>> records(String topic) {
        return Journeys.records(stack, topic);
    }

    /** Sequences 1..n, arms by a second implementation, the ledger by the service, the auditor's file and the replay. */
    void everythingHolds(int units) throws Exception {
        AllocationJudge judge = new AllocationJudge(home);
        assertThat(judge.violations()).isEmpty();
        assertThat(count("select count(*) from allocation")).isEqualTo(units);
        assertThat(count("select count(distinct unit_id) from allocation")).isEqualTo(units);
        assertThat(count("select units from recruitment")).isEqualTo(units);
        assertThat(get("/ledger/verification").get("holds").asBoolean()).isTrue();
        assertThat(get("/ledger/verification").get("rows").asInt()).isEqualTo(units);

        Path ledger = home.resolve("ledger.json");
        Path secret = home.resolve("revealed.secret");
        Path design = home.resolve("design.json");
        Path replayed = home.resolve("replayed.json");
        Files.write(ledger, request("/ledger/export").body().getBytes(StandardCharsets.UTF_8));
        Files.write(secret, judge.secret());
        Files.writeString(design, rows("select design from trial").get(0));
        assertThat(trial(
                        "verify",
                        "--ledger",
                        ledger.toString(),
                        "--secret",
                        secret.toString(),
                        "--design",
                        design.toString()))
                .isZero();
        assertThat(trial(
                        "replay",
                        "--ledger",
                        ledger.toString(),
                        "--secret",
                        secret.toString(),
                        "--design",
                        design.toString(),
                        "--out",
                        replayed.toString()))
                .isZero();
        assertThat(Files.mismatch(ledger, replayed)).isEqualTo(-1);
        // What would be found if the file were another: the same with two rows exchanged does not hold.
        String text = Files.readString(ledger);
        Files.writeString(ledger, text.replaceFirst("\"sequence\":2,", "\"sequence\":3,"));
        assertThat(trial("verify", "--ledger", ledger.toString())).isEqualTo(1);
    }

    /** What an auditor has fetched so far: the ends of the ledger that were signed. */
    Path checkpoints() throws IOException, InterruptedException {
        return Files.writeString(
                home.resolve("checkpoints.json"), request("/ledger/checkpoints").body());
    }

    /** The ledger of now contains every end that was signed earlier. */
    void everySignedEndHolds(Path checkpoints) throws IOException, InterruptedException {
        Path ledger = home.resolve("ledger.json");
        Files.writeString(ledger, request("/ledger/export").body());
        assertThat(trial("verify", "--ledger", ledger.toString(), "--checkpoints", checkpoints.toString()))
                .as(home.resolve("trial.log").toString())
                .isZero();
    }

    /** {@code p360 trial}, from the service's own jars; returns its exit code. */
    int trial(String... arguments) throws IOException, InterruptedException {
        Path app =
                Path.of("..", "randomisation-service", "target", "quarkus-app").toAbsolutePath();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                app.resolve("app") + "/*:" + app.resolve("lib/main") + "/*",
                "org.project360.randomisation.cli.TrialMain"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("trial.log").toFile())
                .start()
                .waitFor();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(request(path).body());
    }

    private HttpResponse<String> request(String path) throws IOException, InterruptedException {
        stack.keycloak().awaitReady();
        HttpRequest request = HttpRequest.newBuilder(URI.create(service().url() + "/v1/trials/" + TRIAL + path))
                .header("Authorization", "Bearer " + stack.keycloak().tokenOfUser("auditor"))
                .build();
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(path).isEqualTo(200);
        return response;
    }

    /** By stratum, its sequences in order. */
    Map<String, List<Long>> sequences() {
        Map<String, List<Long>> sequences = new TreeMap<>();
        rows("select stratum || ';' || sequence from allocation order by stratum, sequence")
                .forEach(row -> {
                    String[] parts = row.split(";", -1);
                    sequences
                            .computeIfAbsent(parts[0], stratum -> new ArrayList<>())
                            .add(Long.valueOf(parts[1]));
                });
        return sequences;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
