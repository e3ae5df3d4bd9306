package org.project360.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
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
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.project360.local.LocalStack;
import org.project360.local.ServiceProcess;

/** Journeys over the five packaged services, with a real broker, real databases and real tokens. */
@ExtendWith(SharedStack.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JourneyTest {

    private static final String REPORTED = "police.incident-reported.v1";
    private static final String EVALUATIONS = "randomisation.evaluation-requested.v1";
    private static final String INCIDENT_ID = "select id from incident where reference = '%s'";
    private static final String SCHEDULES =
            "select count(*) from follow_up_schedule where person_id = '%s' and effective";
    private static final String SENT_NOTICES =
            "select count(*) from notice where incident_id = '%s' and establishment_urn = '%s' and status = 'SENT'";
    private static final Duration PATIENCE = Journeys.PATIENCE;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Journeys journeys;
    private final LocalStack stack;
    private final Path home;

    JourneyTest(Journeys journeys) {
        this.journeys = journeys;
        this.stack = journeys.stack();
        this.home = journeys.home();
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
    void theSameVictimThreeTimesIsDrawnForOnceAndHerChildsSchoolIsToldWhateverTheArm() throws Exception {
        int victims = 12;
        VictimReports reports = new VictimReports(home.resolve("secrets/police.properties"), Instant.now());
        // One incident of each after the other: which is the second is decided by when it happened, not by luck.
        for (int incident = 1; incident <= 3; incident++) {
            int number = incident;
            journeys.send(IntStream.range(0, victims)
                    .boxed()
                    .flatMap(victim -> Stream.of(reports.of(victim, number), reports.poison(100 * number + victim)))
                    .toList());
            settled();
        }

        Map<String, List<JsonNode>> allocations = journeys.allocationsByIncident();
        Set<String> arms = new HashSet<>();
        for (int victim = 0; victim < victims; victim++) {
            List<String> incidents = new ArrayList<>();
            for (int incident = 1; incident <= 3; incident++) {
                incidents.add(journeys.text("intake", INCIDENT_ID.formatted(reports.reference(victim, incident))));
            }
            JsonNode drawn = only(allocations.get(incidents.get(1)));
            JsonNode again = only(allocations.get(incidents.get(2)));
            assertThat(allocations).as("a first incident").doesNotContainKey(incidents.get(0));
            assertThat(drawn.get("represented").asBoolean()).isFalse();
            assertThat(again.get("represented").asBoolean()).isTrue();
            assertThat(again.get("arm")).isEqualTo(drawn.get("arm"));
            assertThat(again.get("personId")).isEqualTo(drawn.get("personId"));
            String person = drawn.get("personId").asText();
            boolean treated = drawn.get("arm").asText().equals("TREATMENT");
            assertThat(count("referral", "select count(*) from referral where person_id = '" + person + "'"))
                    .isEqualTo(treated ? 1 : 0);
            assertThat(count("followup", SCHEDULES.formatted(person))).isEqualTo(1);
            for (String incident : incidents) {
                assertThat(count("notification", SENT_NOTICES.formatted(incident, VictimReports.SCHOOL)))
                        .isEqualTo(1);
            }
            arms.add(drawn.get("arm").asText());
        }
        assertThat(arms).containsExactlyInAnyOrder("TREATMENT", "CONTROL");
        assertThat(count("intake", "select count(*) from quarantine where event_source = 'urn:police:LEICS:journey'"))
                .isEqualTo(3L * victims);
    }

    @Test
    void everyMessageThreeTimesInShuffledOrderChangesNothing() throws Exception {
        simulate(200, 12);
        settled();
        Map<String, Long> before = census();

        List<ProducerRecord<String, byte[]>> thrice = namedReports().stream()
                .flatMap(r -> Stream.generate(
                                () -> new ProducerRecord<>(REPORTED, (Integer) null, r.key(), r.value(), r.headers()))
                        .limit(3))
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(thrice, new Random(12));
        journeys.send(thrice);
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
                await().atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(50))
                        .until(() ->
                                !simulator.isAlive() || count("intake", "select count(*) from incident") >= target);
                service.kill();
                service.start();
            }
            services.forEach(ServiceProcess::awaitReady);
        }
        finished(simulator);

        settled();
    }

    @Test
    void brokerAndDatabaseRestartedMidStreamLoseNothing() throws Exception {
        Process simulator = startSimulator(800, 14);
        long some = count("intake", "select count(*) from incident") + 50;
        await().atMost(PATIENCE)
                .until(() -> !simulator.isAlive() || count("intake", "select count(*) from incident") >= some);
        stack.postgres().kill();
        stack.postgres().restart();
        stack.broker().kill();
        stack.broker().restart();
        finished(simulator);

        settled();
    }

    /**
     * Candidates outlive their evaluations while randomisation is away: the desk sees that somebody waits, and intake says of
     * each afterwards whether she is one still.
     */
    @Test
    void whoWaitedForRandomisationIsEvaluatedAgainAndAllocated() throws Exception {
        Set<String> before = asked();
        ServiceProcess randomisation = stack.service("randomisation");
        randomisation.kill();
        simulate(200, 15);
        awaitDesk("NOT_YET_ALLOCATED");
        randomisation.start();
        randomisation.awaitReady();

        settled();
        awaitDesk("NOBODY_WAITS");

        Set<String> asked = asked();
        asked.removeAll(before);
        Set<String> allocated = journeys.allocationsByIncident().keySet();
        assertThat(asked).anyMatch(allocated::contains);
        // The simulated police withdraw some incidents meanwhile.
        asked.removeAll(allocated);
        assertThat(journeys.rows(
                        "randomisation", "select incident_id from pending_candidate where reason = 'NOT_ELIGIBLE'"))
                .containsAll(asked);
    }

    /** What a caseworker sees beside her worklist. */
    private void awaitDesk(String state) throws IOException, InterruptedException {
        String token = stack.keycloak().tokenOfUser("caseworker");
        HttpRequest worklist = HttpRequest.newBuilder(
                        URI.create(stack.service("referral").url() + "/v1/referrals?limit=1"))
                .header("Authorization", "Bearer " + token)
                .build();
        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            HttpResponse<byte[]> answer = http.send(worklist, HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            JsonNode desk = new ObjectMapper().readTree(answer.body()).get("notYetAllocated");
            assertThat(desk.get("state").asText()).isEqualTo(state);
            assertThat(desk.get("incidents").asInt() > 0).isEqualTo(state.equals("NOT_YET_ALLOCATED"));
        });
    }

    private Set<String> asked() throws IOException {
        Set<String> incidents = new HashSet<>();
        ObjectMapper json = new ObjectMapper();
        for (ConsumerRecord<String, byte[]> request : journeys.records(EVALUATIONS)) {
            incidents.add(json.readTree(request.value()).get("incidentId").asText());
        }
        return incidents;
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

    private Map<String, Long> census() throws SQLException {
        return Map.of(
                "incidents", count("intake", "select count(*) from incident"),
                "people", count("intake", "select count(*) from person"),
                "allocations", count("randomisation", "select count(*) from allocation"),
                "referrals", count("referral", "select count(*) from referral"),
                "notices", count("notification", "select count(*) from notice where status <> 'RECALLED'"),
                "schedules", count("followup", "select count(*) from follow_up_schedule"));
    }

    private void settled() throws Exception {
        journeys.settled();
    }

    private long count(String service, String sql) throws SQLException {
        return journeys.count(service, sql);
    }

    private static JsonNode only(List<JsonNode> allocations) {
        assertThat(allocations).hasSize(1);
        return allocations.get(0);
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
        if (!done || simulator.exitValue() != 0) {
            fail("the simulator: %s%n%s", logs(), Standstill.of(stack, "intake"));
        }
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

    /** A record that does not name itself is another report each time it is sent. */
    private List<ConsumerRecord<String, byte[]>> namedReports() {
        return journeys.records(REPORTED).stream()
                .filter(r ->
                        r.headers().lastHeader("ce_id") != null && r.headers().lastHeader("ce_source") != null)
                .toList();
    }
}
