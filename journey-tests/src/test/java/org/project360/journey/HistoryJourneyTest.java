package org.project360.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.project360.local.LocalStack;
import org.project360.local.ServiceProcess;

/**
 * Five years of a force as one file, uploaded to the packaged intake service, which is killed half-way: in the end it holds
 * what it holds where nothing happened. {@code -Dtest=HistoryJourneyTest -Dhistory.incidents=85000} for the full size; {@code target/history/figures.txt} says
 * how long it took.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryJourneyTest {

    private static final int INCIDENTS = Integer.getInteger("history.incidents", 3_000);
    private static final Duration PATIENCE = Duration.ofMinutes(5).plusMillis(20L * INCIDENTS);
    private static final String RECEIPTS = "intake.report-receipt.v1";
    private static final Duration LEASE = Duration.ofSeconds(5);

    private final Path home = Path.of("target", "history").toAbsolutePath();
    private final Figures figures = new Figures(home.resolve("figures.txt"));
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private LocalStack stack;
    private Path history;
    private String token;
    private long tokenSince;

    @BeforeAll
    void start() throws Exception {
        stack = LocalStack.builder()
                .home(home)
                .portBase(0)
                .services("intake")
                // Nobody but the file itself regroups.
                .serviceOptions(
                        "-Dintake.files.lease=" + LEASE,
                        "-Dintake.linkage.mode=ACTIVE",
                        "-Dintake.linkage.regroup-every=off",
                        "-Dintake.linkage.expected-records=" + Math.max(20_000, INCIDENTS))
                .build();
        stack.destroy();
        stack.start();
        history = simulated();
    }

    @AfterAll
    void stop() {
        stack.stop();
    }

    @Test
    void killedHalfWayItEndsAsIfNothingHadHappened() throws Exception {
        String undisturbed = upload();
        long started = System.nanoTime();
        awaitDone(undisturbed);
        figures.add("loaded undisturbed in " + since(started));
        Map<String, String> expected = state(Set.of());
        Set<String> before = receipts().keySet();

        forgetEverything();

        String killed = upload();
        started = System.nanoTime();
        long half = awaitHalf(killed);
        intake().kill();
        String left = row("select status, lines_done, bytes_done, bytes from report_file");
        intake().start();
        intake().awaitReady();
        awaitDone(killed);
        figures.add("killed at status, line, byte of bytes: " + left + "; loaded in " + since(started));

        String[] linked =
                row("select (select count(*) from linkage_decision), count(*), count(outcome) from regrouping")
                        .split(" ");
        figures.add("decided by probability %s, regroupings %s, of them settled %s".formatted((Object[]) linked));

        String[] parts = left.split(" ");
        assertThat(parts[0]).isEqualTo("RUNNING");
        assertThat(Long.parseLong(parts[2])).isGreaterThanOrEqualTo(half).isLessThan(Long.parseLong(parts[3]));
        assertThat(state(before)).isEqualTo(expected);
        assertThat(Long.parseLong(linked[0])).isGreaterThan(INCIDENTS / 3);
        assertThat(linked[2]).isEqualTo(linked[1]).isNotEqualTo("0");
        for (Map.Entry<String, String> kind : expected.entrySet()) {
            figures.add(kind.getKey() + ": " + kind.getValue());
        }
    }

    /** Everything that a sender or another service can see of the end; receipts without those that came before. */
    private Map<String, String> state(Set<String> before) throws Exception {
        assertThat(stack.awaitDrained(PATIENCE)).as("drained").isTrue();
        Map<String, String> state = IntakeDigest.of(stack.database("intake"));
        Map<String, ConsumerRecord<String, byte[]>> receipts = receipts();
        receipts.keySet().removeAll(before);
        state.put("receipts", IntakeDigest.ofReceipts(receipts.values()));
        return state;
    }

    /** By their own ids, so that one which was published twice is one. */
    private Map<String, ConsumerRecord<String, byte[]>> receipts() {
        Map<String, ConsumerRecord<String, byte[]>> byId = new HashMap<>();
        Journeys.records(stack, RECEIPTS)
                .forEach(
                        r -> byId.put(new String(r.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8), r));
        return byId;
    }

    /** An empty store under the same secrets. */
    private void forgetEverything() throws Exception {
        intake().stop();
        try (Connection connection = stack.postgres().superuser("intake").connect();
                Statement statement = connection.createStatement()) {
            statement.execute("drop schema public cascade");
            statement.execute("create schema public authorization intake");
        }
        intake().start();
        intake().awaitReady();
    }

    private String upload() throws Exception {
        HttpResponse<String> answer = http.send(
                request("/v1/incident-report-files?file-name=history&historic-import=true")
                        .header("Content-Type", "application/x-ndjson")
                        .POST(HttpRequest.BodyPublishers.ofFile(history))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(202);
        return json.readTree(answer.body()).get("id").asText();
    }

    private long awaitHalf(String file) {
        JsonNode[] last = {null};
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(20)).until(() -> {
            last[0] = status(file);
            return 2 * last[0].get("bytesDone").asLong() >= last[0].get("bytes").asLong();
        });
        assertThat(last[0].get("status").asText()).isEqualTo("RUNNING");
        assertThat(last[0].get("accepted").asLong()).isPositive();
        return last[0].get("bytesDone").asLong();
    }

    private void awaitDone(String file) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> status(file).get("status").asText().equals("DONE"));
    }

    private JsonNode status(String file) throws Exception {
        HttpResponse<String> answer =
                http.send(request("/v1/incident-report-files/" + file).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        return json.readTree(answer.body());
    }

    private HttpRequest.Builder request(String path) {
        // A token lives as long as a quarter of an hour, and the full size may take longer.
        if (token == null || System.nanoTime() - tokenSince > TimeUnit.MINUTES.toNanos(5)) {
            token = stack.keycloak().tokenOfClient("police-leics");
            tokenSince = System.nanoTime();
        }
        return HttpRequest.newBuilder(URI.create(intake().url() + path)).header("Authorization", "Bearer " + token);
    }

    private String row(String sql) throws Exception {
        try (Connection connection = stack.database("intake").connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            List<String> values = new ArrayList<>();
            for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                values.add(row.getString(i));
            }
            return String.join(" ", values);
        }
    }

    private ServiceProcess intake() {
        return stack.service("intake");
    }

    /** With all that goes wrong in a year: rejected, repeated, corrected and withdrawn reports among them. */
    private Path simulated() throws Exception {
        Path file = home.resolve("history.ndjson");
        Process simulator = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-jar",
                        Path.of("..", "deploy", "simulator", "target", "simulator.jar")
                                .toString(),
                        "file",
                        "--shape",
                        "report",
                        "--timeline",
                        "natural",
                        "--days",
                        "1826",
                        "--force",
                        "LEICS",
                        // The service runs on the wall clock: late today and late in an hour, or a decision depends on
                        // its run.
                        "--start",
                        Instant.now().minus(Duration.ofDays(3)).toString(),
                        // Most victims are linked by probability then.
                        "--noise",
                        "police_id_missing=0.9",
                        "--incidents",
                        Integer.toString(INCIDENTS),
                        "--out",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("simulator.log").toFile())
                .start();
        assertThat(simulator.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(simulator.exitValue()).isZero();
        figures.add(INCIDENTS + " incidents, " + Files.size(file) + " bytes");
        return file;
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).truncatedTo(ChronoUnit.MILLIS);
    }
}
