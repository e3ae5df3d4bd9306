package org.project360.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.project360.local.ServiceProcess;

/**
 * Instances of the packaged service are killed, and its database is set back; nobody is drawn for twice. {@code
 * -Drestore.seconds=600} sets it back by ten minutes, in which candidates keep coming; {@code
 * target/allocation-figures.txt} says what was forgotten.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AllocationUnderFireTest {

    private static final String DRAWN = "select count(*) from allocation";
    private static final int TARGET = 1015;
    private static final Duration FORGOTTEN = Duration.ofSeconds(Integer.getInteger("restore.seconds", 0));

    private final AllocationStack stack =
            new AllocationStack(Path.of("target", "allocation").toAbsolutePath());
    private final Figures figures = new Figures(Path.of("target", "allocation-figures.txt"));

    @BeforeAll
    void start() {
        stack.startInfrastructure();
    }

    @BeforeEach
    void renew() throws Exception {
        stack.renew();
    }

    @AfterAll
    void stop() {
        stack.destroy();
    }

    @Test
    void fourInstancesOfWhichTwoAreKilledDrawOnceForEachOf1015Units() throws Exception {
        List<ServiceProcess> instances = new ArrayList<>(List.of(stack.service()));
        IntStream.range(0, 3).forEach(i -> instances.add(stack.further()));
        instances.forEach(ServiceProcess::start);
        instances.forEach(ServiceProcess::awaitReady);
        await().atMost(AllocationStack.PATIENCE).until(() -> membersWithCandidates() == 4);
        List<ProducerRecord<String, byte[]>> deliveries = deliveries();
        assertThat(deliveries).hasSize(5_000);

        stack.send(deliveries.subList(0, 800));
        stack.awaitCount(DRAWN, 250);
        List<CompletableFuture<Void>> senders = IntStream.range(0, 4)
                .mapToObj(i -> deliveries.subList(800 + i * 1050, 800 + (i + 1) * 1050))
                .map(part -> CompletableFuture.runAsync(() -> stack.send(part)))
                .toList();
        stack.awaitCount(DRAWN, 350);
        instances.get(1).kill();
        instances.get(2).kill();
        long whenKilled = stack.count(DRAWN);
        senders.forEach(CompletableFuture::join);
        stack.awaitAnswers(2L * TARGET + 940);

        assertThat(whenKilled).isBetween(350L, TARGET - 50L);
        assertThat(stack.count(DRAWN)).isEqualTo(TARGET);
        stack.sequences()
                .forEach((stratum, sequences) -> assertThat(sequences)
                        .as(stratum)
                        .containsExactlyElementsOf(LongStream.rangeClosed(1, sequences.size())
                                .boxed()
                                .toList()));
        everyIncidentHasOneAnswerAndEveryUnitOneArm(deliveries);

        // The trial is closed: who comes now is not drawn for, and who is in it still has her answer.
        List<ProducerRecord<String, byte[]>> late = new ArrayList<>();
        IntStream.range(TARGET, TARGET + 20).forEach(unit -> late.add(CandidateRecords.of(unit, 0, 0, 0)));
        late.add(CandidateRecords.of(0, 0, 9, 0));
        stack.send(late);
        stack.awaitCount("select count(*) from pending_candidate where reason = 'TARGET_REACHED'", 20);
        stack.awaitAnswers(2L * TARGET + 941);
        assertThat(stack.rows("select state from trial")).containsExactly("CLOSED");
        stack.everythingHolds(TARGET);
    }

    /** Without the secret's key nothing is drawn; whoever waited meanwhile is drawn for once it is back. */
    @Test
    void aServiceWithoutItsSecretSaysSoStopsAndLosesNothing() throws Exception {
        stack.service().start();
        stack.service().awaitReady();
        stack.send(firstIncidentsOf(0, 20));
        stack.awaitAnswers(20);
        stack.service().stop();
        String settings = stack.without("randomisation.trial-secret-key");
        stack.send(firstIncidentsOf(20, 30));

        stack.service().start();
        await().atMost(AllocationStack.PATIENCE).until(() -> !stack.service().isRunning());

        assertThat(Files.readString(stack.service().log()))
                .contains(
                        "The randomisation service does not start: randomisation.trial-secret-key is missing. Give the"
                                + " base64 of the 32 random bytes that seal this trial's secret.");
        assertThat(stack.count(DRAWN)).isEqualTo(20);
        stack.settings(settings);
        stack.service().start();
        stack.service().awaitReady();
        stack.awaitAnswers(30);
        stack.everythingHolds(30);
    }

    @Test
    void aDatabaseSetBackWhileTheTopicsWentOnGetsBackWhatItForgot() throws Exception {
        stack.service().start();
        stack.service().awaitReady();
        stack.send(firstIncidentsOf(0, 200));
        stack.awaitAnswers(200);
        copyDatabase();
        stack.service().start();
        stack.service().awaitReady();
        List<ProducerRecord<String, byte[]>> forgotten = new ArrayList<>(firstIncidentsOf(200, 800));
        forgotten.addAll(secondIncidentsOf(100, 700));
        Collections.shuffle(forgotten, new Random(360));
        sendDuring(FORGOTTEN, forgotten);
        stack.awaitAnswers(1_400);
        Map<String, String> before = firstAnswers();
        List<String> ledger = stack.rows("select t::text from allocation_ledger t order by ledger_index");
        long signed = stack.count("select count(*) from ledger_checkpoint");
        Path checkpoints = stack.checkpoints();

        setBack();
        assertThat(stack.count(DRAWN)).isEqualTo(200);
        stack.send(firstIncidentsOf(800, 850));
        stack.service().start();
        stack.send(secondIncidentsOf(650, 850));
        stack.service().awaitReady();
        stack.awaitAnswers(1_600);

        assertThat(before).hasSize(1_400);
        assertThat(firstAnswers()).containsAllEntriesOf(before);
        assertThat(stack.rows(
                        "select t::text from allocation_ledger t where ledger_index <= 800 order by ledger_index"))
                .isEqualTo(ledger);
        everyUnitHasOneArm(850);
        everybodyEnrolledWasAnnounced();
        stack.everythingHolds(850);
        stack.everySignedEndHolds(checkpoints);
        String seconds = stack.rows("select round(extract(epoch from max(l.allocated_at) - min(l.allocated_at)))"
                        + " from allocation_ledger l where ledger_index between 201 and 800")
                .get(0);
        figures.add("set back: 600 of 800 allocations of %s s forgotten, %d signed ends; all as they were told"
                .formatted(seconds, signed));
        assertThat(Long.parseLong(seconds)).isGreaterThanOrEqualTo(FORGOTTEN.toSeconds() * 9 / 10);
    }

    /** Killed while it draws: some draws are published, some committed and lost with the database, some not made yet. */
    @Test
    void aDatabaseSetBackAfterAKillUnderLoadNeverDrawsAgainForWhoeverWasTold() throws Exception {
        stack.service().start();
        stack.service().awaitReady();
        stack.send(firstIncidentsOf(0, 100));
        stack.awaitAnswers(100);
        copyDatabase();
        stack.service().start();
        stack.service().awaitReady();
        List<ProducerRecord<String, byte[]>> load = new ArrayList<>(firstIncidentsOf(100, 900));
        load.addAll(secondIncidentsOf(50, 500));
        Collections.shuffle(load, new Random(360));
        stack.send(load);
        stack.awaitCount(DRAWN, 300);
        stack.service().kill();
        long drawn = stack.count(DRAWN);
        long unpublished = stack.count("select count(*) from outbox where topic like '%allocation-made%'");
        Map<String, String> before = firstAnswers();
        assertThat(drawn).isLessThan(900);

        setBack();
        stack.service().start();
        stack.service().awaitReady();
        stack.awaitAnswers(1_350);

        assertThat(firstAnswers())
                .as("%d drawn, %d answers unpublished", drawn, unpublished)
                .containsAllEntriesOf(before);
        assertThat(stack.count("select count(*) from unchained_row")).isZero();
        everyUnitHasOneArm(900);
        everybodyEnrolledWasAnnounced();
        stack.everythingHolds(900);
    }

    /** 1,015 units: the incidents of two persons, one of them again, under new event ids and under the same. */
    private static List<ProducerRecord<String, byte[]>> deliveries() {
        List<ProducerRecord<String, byte[]>> deliveries = new ArrayList<>();
        for (int unit = 0; unit < TARGET; unit++) {
            deliveries.add(CandidateRecords.of(unit, 0, 0, 0));
            deliveries.add(CandidateRecords.of(unit, 0, 0, 0));
            deliveries.add(CandidateRecords.of(unit, 0, 0, 1));
            deliveries.add(CandidateRecords.of(unit, 1, 1, 0));
            if (unit < 5_000 - 4 * TARGET) {
                deliveries.add(CandidateRecords.of(unit, 0, 2, 0));
            }
        }
        Collections.shuffle(deliveries, new Random(360));
        return deliveries;
    }

    private static List<ProducerRecord<String, byte[]>> firstIncidentsOf(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(unit -> CandidateRecords.of(unit, 0, 0, 0))
                .toList();
    }

    /** In equal parts, one a second. */
    private void sendDuring(Duration time, List<ProducerRecord<String, byte[]>> records) {
        int parts = (int) Math.max(1, time.toSeconds());
        for (int part = 0; part < parts; part++) {
            stack.send(records.subList(records.size() * part / parts, records.size() * (part + 1) / parts));
            if (parts > 1) {
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            }
        }
    }

    /** Of another person of the unit. */
    private static List<ProducerRecord<String, byte[]>> secondIncidentsOf(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(unit -> CandidateRecords.of(unit, 1, 1, 0))
                .toList();
    }

    private void everyIncidentHasOneAnswerAndEveryUnitOneArm(List<ProducerRecord<String, byte[]>> deliveries)
            throws Exception {
        Map<String, Integer> answers = new HashMap<>();
        for (JsonNode made : stack.published()) {
            answers.merge(made.get("incidentId").asText(), 1, Integer::sum);
        }
        Set<String> incidents = new HashSet<>();
        for (int unit = 0; unit < TARGET; unit++) {
            incidents.add(CandidateRecords.id("incident", unit, 0).toString());
            incidents.add(CandidateRecords.id("incident", unit, 1).toString());
            if (unit < deliveries.size() - 4 * TARGET) {
                incidents.add(CandidateRecords.id("incident", unit, 2).toString());
            }
        }
        assertThat(answers.keySet()).isEqualTo(incidents);
        assertThat(answers.values()).containsOnly(1);
        assertThat(stack.count("select count(*) from exposure")).isEqualTo(incidents.size());
        assertThat(stack.count("select count(*) from participant")).isEqualTo(2L * TARGET);
        everyUnitHasOneArm(TARGET);
    }

    private void everyUnitHasOneArm(int units) throws Exception {
        Map<String, List<String>> arms = stack.armsByUnit();
        assertThat(arms).hasSize(units);
        assertThat(arms.values()).allSatisfy(told -> assertThat(told).hasSize(1));
    }

    private void everybodyEnrolledWasAnnounced() {
        Set<String> announced = new HashSet<>();
        stack.records("randomisation.participant-enrolled.v1").forEach(record -> announced.add(record.key()));
        assertThat(announced).containsExactlyInAnyOrderElementsOf(stack.rows("select person_id from participant"));
    }

    /** By incident, the allocation and the arm that were told first. */
    private Map<String, String> firstAnswers() throws Exception {
        Map<String, String> answers = new HashMap<>();
        for (JsonNode made : stack.published()) {
            answers.putIfAbsent(
                    made.get("incidentId").asText(),
                    made.get("allocationId").asText() + " " + made.get("arm").asText());
        }
        return answers;
    }

    private void copyDatabase() throws SQLException {
        stack.service().stop();
        stack.superuser(
                "drop database if exists earlier with (force)",
                "create database earlier template randomisation owner randomisation");
    }

    private void setBack() throws SQLException {
        stack.service().kill();
        stack.superuser("drop database randomisation with (force)", "alter database earlier rename to randomisation");
    }

    /** Instances that own a partition of the candidates. */
    private long membersWithCandidates() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", stack.bootstrapServers()))) {
            return admin
                    .describeConsumerGroups(List.of("randomisation"))
                    .all()
                    .get()
                    .get("randomisation")
                    .members()
                    .stream()
                    .filter(member -> member.assignment().topicPartitions().stream()
                            .anyMatch(partition -> partition.topic().equals("intake.candidate-identified.v1")))
                    .count();
        }
    }
}
