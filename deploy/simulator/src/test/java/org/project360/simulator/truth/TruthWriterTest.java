package org.project360.simulator.truth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.intake.ReportReceipt.Outcome;
import org.project360.contracts.police.IncidentReported;
import org.project360.simulator.codec.Json;
import org.project360.simulator.report.IncidentStream;
import org.project360.simulator.report.RunOptions;
import org.project360.simulator.report.SimulatedMessage;
import org.project360.simulator.world.World;
import org.project360.simulator.world.WorldOptions;

class TruthWriterTest {
    private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    @TempDir
    static Path dir;

    private static final List<SimulatedMessage> SENT = new ArrayList<>();
    private static List<JsonNode> people;
    private static List<JsonNode> incidents;
    private static List<JsonNode> messages;
    private static JsonNode expected;

    @BeforeAll
    static void aYear() throws IOException {
        SENT.addAll(write(dir, 17, 17_000));
        people = lines(dir, "people.jsonl");
        incidents = lines(dir, "incidents.jsonl");
        messages = lines(dir, "messages.jsonl");
        expected = Json.MAPPER.readTree(dir.resolve("expected.json").toFile());
    }

    @Test
    void everyMessageIsThereAsItWasSent() {
        assertThat(messages).hasSameSizeAs(SENT);
        for (int i = 0; i < SENT.size(); i++) {
            SimulatedMessage sent = SENT.get(i);
            JsonNode line = messages.get(i);
            assertThat(line.path("n").asLong()).isEqualTo(i);
            assertThat(line.path("id").asText()).isEqualTo(sent.id());
            assertThat(line.path("reference").asText()).isEqualTo(sent.reference());
            assertThat(line.path("expected").asText()).isEqualTo(sent.expected().name());
            assertThat(line.has("code")).isEqualTo(sent.expected() == Outcome.REJECTED);
        }
    }

    /** Counts again from the messages alone what the incidents say of themselves. */
    @Test
    void theLastStateOfEveryIncidentFollowsFromItsMessages() {
        Map<String, IncidentReported> last = new HashMap<>();
        for (SimulatedMessage message : SENT) {
            if (message.expected() == Outcome.ACCEPTED) {
                last.merge(message.reference(), message.report(), (a, b) -> a.version() > b.version() ? a : b);
            }
        }
        for (JsonNode incident : incidents) {
            IncidentReported report = last.remove(incident.path("reference").asText());
            assertThat(report != null).isEqualTo(incident.path("received").asBoolean());
            if (report != null) {
                assertThat(incident.path("finalVersion").asInt()).isEqualTo(report.version());
                assertThat(incident.path("grade").asText())
                        .isEqualTo(report.riskAssessment().highestGrade().name());
                assertThat(incident.path("noCrime").asBoolean())
                        .isEqualTo(report.flags().noCrime());
                assertThat(incident.path("children")).hasSize(report.children().size());
                assertThat(incident.path("occurredAt").asText())
                        .isEqualTo(report.occurredAt().toString());
            }
        }
        assertThat(last).isEmpty();
    }

    @Test
    void victimsAndChildrenAreTheOnesWrittenDown() {
        Map<String, JsonNode> byPoliceId = people.stream()
                .collect(Collectors.toMap(p -> p.path("policePersonId").asText(), Function.identity()));
        Map<String, JsonNode> byReference = incidents.stream()
                .collect(Collectors.toMap(i -> i.path("reference").asText(), Function.identity()));
        int compared = 0;
        for (SimulatedMessage message : SENT) {
            PersonDetails victim = message.report().victim().person();
            if (victim.policePersonId() != null) {
                JsonNode truly = byPoliceId.get(victim.policePersonId().replaceFirst("-2$", ""));
                assertThat(truly.path("id").asText())
                        .isEqualTo(byReference
                                .get(message.reference())
                                .path("victim")
                                .asText());
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(15_000);
    }

    @Test
    void schoolsToldByNumberAreTheTrueOnes() {
        Map<String, String> schoolOf = people.stream()
                .filter(p -> p.has("school"))
                .collect(Collectors.toMap(
                        p -> p.path("id").asText(), p -> p.path("school").asText()));
        for (JsonNode incident : incidents) {
            for (JsonNode child : incident.path("children")) {
                assertThat(child.path("school").asText(""))
                        .isEqualTo(schoolOf.getOrDefault(child.path("person").asText(), ""));
            }
        }
    }

    @Test
    void theTotalsAreThoseOfTheLines() {
        assertThat(expected.path("messages").asInt()).isEqualTo(messages.size());
        assertThat(expected.path("incidents").asInt()).isEqualTo(17_000);
        assertThat(expected.at("/messagesByOutcome/REJECTED").asLong())
                .isEqualTo(messages.stream().filter(m -> m.has("code")).count());
        assertThat(expected.at("/messagesByOutcome/DUPLICATE").asLong())
                .isEqualTo(messages.stream()
                        .filter(m -> m.path("expected").asText().equals("DUPLICATE"))
                        .count());
        assertThat(expected.path("incidentsReceived").asLong())
                .isEqualTo(incidents.stream()
                        .filter(i -> i.path("received").asBoolean())
                        .count());
    }

    @Test
    void theCountOfEachVictimIsThatOfHerIncidents() {
        Map<String, Integer> counts = new HashMap<>();
        Set<String> other = SENT.stream()
                .filter(m -> m.report().incidentType().name().equals("OTHER"))
                .map(SimulatedMessage::reference)
                .collect(Collectors.toSet());
        for (JsonNode incident : incidents) {
            if (incident.path("received").asBoolean()
                    && !incident.path("noCrime").asBoolean()
                    && !incident.path("test").asBoolean()
                    && !other.contains(incident.path("reference").asText())) {
                counts.merge(incident.path("victim").asText(), 1, Integer::sum);
            }
        }
        Map<String, Integer> told = new HashMap<>();
        expected.path("countByVictim")
                .properties()
                .forEach(entry -> told.put(entry.getKey(), entry.getValue().asInt()));

        assertThat(told).isEqualTo(counts);
    }

    /** Whoever identifies by police id, or else by exact name, birth and postcode, still finds enough candidates. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void atLeastEightInAHundredAreCandidates(long seed, @TempDir Path own) throws IOException {
        List<SimulatedMessage> sent = write(own, seed, 2_000);
        Map<String, Integer> thinIdentities = new HashMap<>();
        Recount thin = new Recount();
        for (SimulatedMessage m : sent) {
            PersonDetails p = m.report().victim().person();
            String key = p.policePersonId() != null
                    ? p.policePersonId()
                    : p.forename() + p.surname() + p.dateOfBirth() + p.addresses();
            int identity = thinIdentities.computeIfAbsent(key, k -> thinIdentities.size());
            thin.take(as(m, identity));
        }
        JsonNode totals = Json.MAPPER.readTree(own.resolve("expected.json").toFile());

        assertThat(thin.eligibleIncidents()).isGreaterThanOrEqualTo(160);
        assertThat(totals.path("eligibleIncidents").asInt())
                .isGreaterThanOrEqualTo(thin.eligibleIncidents())
                .isLessThan(600);
        assertThat(totals.path("participants").asInt())
                .isBetween(120, totals.path("eligibleIncidents").asInt());
    }

    @Test
    void theSameRunWritesTheSameBytes(@TempDir Path one, @TempDir Path two) throws IOException {
        write(one, 5, 1_000);
        write(two, 5, 1_000);

        for (String name :
                List.of("people.jsonl", "incidents.jsonl", "messages.jsonl", "expected.json", "schools.csv")) {
            assertThat(one.resolve(name)).hasSameBinaryContentAs(two.resolve(name));
        }
    }

    @Test
    void theTruthOfAnEarlierRunIsKept(@TempDir Path own) throws IOException {
        write(own, 5, 100);
        byte[] before = Files.readAllBytes(own.resolve("incidents.jsonl"));
        var register = Files.getLastModifiedTime(own.resolve("schools.csv"));

        write(own, 6, 100);

        try (var earlier = Files.walk(own.resolve("earlier"))) {
            Path kept = earlier.filter(file -> file.endsWith("incidents.jsonl"))
                    .findFirst()
                    .orElseThrow();
            assertThat(kept).hasBinaryContent(before);
            assertThat(kept.resolveSibling("expected.json")).exists();
        }
        assertThat(Files.readAllBytes(own.resolve("incidents.jsonl"))).isNotEqualTo(before);
        assertThat(Files.getLastModifiedTime(own.resolve("schools.csv"))).isEqualTo(register);
    }

    @Test
    void nobodyIsToldTwice() {
        Set<String> ids = new HashSet<>();

        assertThat(people).allMatch(person -> ids.add(person.path("id").asText()));
        // Not containsAll: it compares each with each.
        assertThat(incidents)
                .allMatch(incident -> ids.contains(incident.path("victim").asText()))
                .allMatch(incident -> !incident.has("perpetrator")
                        || ids.contains(incident.path("perpetrator").asText()));
    }

    private static SimulatedMessage as(SimulatedMessage m, int victim) {
        return new SimulatedMessage(
                m.n(),
                m.sendAt(),
                m.channel(),
                m.kind(),
                m.fault(),
                m.delayed(),
                m.source(),
                m.id(),
                victim,
                m.key(),
                m.headers(),
                m.report(),
                m.plaintext());
    }

    private static List<SimulatedMessage> write(Path to, long seed, int incidents) throws IOException {
        IncidentStream stream =
                new IncidentStream(World.generate(WorldOptions.of(seed, incidents)), RunOptions.at(START));
        List<SimulatedMessage> sent = new ArrayList<>();
        try (TruthWriter truth = TruthWriter.open(to, stream)) {
            Iterator<SimulatedMessage> pass = stream.iterator(truth::incident);
            while (pass.hasNext()) {
                SimulatedMessage message = pass.next();
                truth.message(message, null);
                sent.add(message);
            }
        }
        return sent;
    }

    private static List<JsonNode> lines(Path from, String name) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(from.resolve(name))) {
            lines.add(Json.MAPPER.readTree(line));
        }
        return lines;
    }
}
