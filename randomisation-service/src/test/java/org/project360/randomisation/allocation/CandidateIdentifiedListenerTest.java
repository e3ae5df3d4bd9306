package org.project360.randomisation.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.project360.contracts.Contracts;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.CandidateIdentified;
import org.project360.contracts.randomisation.AllocationMade;
import org.project360.contracts.randomisation.ParticipantEnrolled;
import org.project360.local.testing.TestInfra;
import org.project360.randomisation.Messages;
import org.project360.randomisation.RandomisationTest;
import org.project360.randomisation.Store;

/** Candidates in on Kafka, allocations and enrolments out. */
@QuarkusTest
@RandomisationTest
class CandidateIdentifiedListenerTest {

    private static final UUID TRIAL = UUID.fromString("03600000-0000-7000-8000-000000000001");

    @Inject
    Store store;

    private final UUID person = UUID.randomUUID();
    private final UUID household = UUID.randomUUID();

    @Test
    void allocatesANewUnitAndEnrolsHer() {
        UUID incident = UUID.randomUUID();
        send(Candidates.of(incident, person, household));

        ConsumerRecord<String, byte[]> record = published(incident, 1).get(0);
        AllocationMade made = Messages.read(record, AllocationMade.class);
        assertThat(Messages.faults(record)).isEmpty();
        assertThat(record.key()).isEqualTo(incident.toString());
        assertThat(made.trialId()).isEqualTo(TRIAL);
        assertThat(made.personId()).isEqualTo(person);
        assertThat(made.unitId()).isEqualTo(household);
        assertThat(made.stratum()).isEqualTo("grade=MEDIUM|priorBand=2-3");
        assertThat(made.represented()).isFalse();
        ConsumerRecord<String, byte[]> enrolled = enrolments(person, 1).get(0);
        assertThat(Messages.faults(enrolled)).isEmpty();
        assertThat(new String(enrolled.value(), StandardCharsets.UTF_8)).doesNotContain("TREATMENT", "CONTROL", "arm");
        assertThat(Messages.read(enrolled, ParticipantEnrolled.class).incidentId())
                .isEqualTo(incident);
        assertThat(store.rows("select sequence, stratum, unit_id from allocation where id = ?", made.allocationId()))
                .containsExactly(List.of(made.sequence(), made.stratum(), household));
    }

    @Test
    void repeatsTheFirstArmAndDrawsNoMore() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        send(Candidates.of(first, person, household));
        AllocationMade drawn = made(first);
        send(Candidates.of(second, person, UUID.randomUUID(), Map.of("grade", "STANDARD", "priorBand", "4-7")));
        AllocationMade again = made(second);

        assertThat(again.represented()).isTrue();
        assertThat(again.arm()).isEqualTo(drawn.arm());
        assertThat(again.allocationId()).isEqualTo(drawn.allocationId());
        assertThat(again.unitId()).isEqualTo(household);
        assertThat(again.sequence()).isEqualTo(drawn.sequence());
        assertThat(enrolments(person, 1)).hasSize(1);
        assertThat(store.rows("select represented from exposure where person_id = ? order by represented", person))
                .containsExactly(List.of(false), List.of(true));
    }

    @Test
    void givesAnotherPersonOfTheHouseholdItsArmAndEnrolsHer() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        send(Candidates.of(first, person, household));
        AllocationMade drawn = made(first);
        send(Candidates.of(second, other, household));
        AllocationMade inherited = made(second);

        assertThat(inherited.represented()).isTrue();
        assertThat(inherited.arm()).isEqualTo(drawn.arm());
        assertThat(inherited.allocationId()).isEqualTo(drawn.allocationId());
        assertThat(enrolments(other, 1)).hasSize(1);
        assertThat(store.count("select count(*) from allocation where unit_id = ?", household))
                .isEqualTo(1);
    }

    @Test
    void answersAnIncidentOnceUnderWhateverEventId() {
        UUID incident = UUID.randomUUID();
        UUID after = UUID.randomUUID();
        ProducerRecord<String, byte[]> record = message(Candidates.of(incident, person, household));
        TestInfra.send(record, record, message(Candidates.of(incident, person, household)));
        send(Candidates.of(after, person, household));

        published(after, 1);
        assertThat(published(incident, 1)).hasSize(1);
        assertThat(store.count("select count(*) from exposure where person_id = ?", person))
                .isEqualTo(2);
    }

    @Test
    void waitsForAMissingLevelAndAllocatesWhenItIsThere() {
        UUID incident = UUID.randomUUID();
        send(Candidates.of(incident, person, household, Map.of("grade", "MEDIUM")));
        await().untilAsserted(() ->
                assertThat(pending(incident)).containsExactly(List.of("PENDING_DATA", "STRATUM_UNKNOWN")));
        assertThat(store.count("select count(*) from allocation where unit_id = ?", household))
                .isZero();

        send(Candidates.of(incident, person, household));

        assertThat(made(incident).represented()).isFalse();
        assertThat(pending(incident)).containsExactly(List.of("ALLOCATED", "STRATUM_UNKNOWN"));
    }

    @Test
    void answersWhatWasPendingWhenHerHouseholdIsAllocated() {
        UUID waiting = UUID.randomUUID();
        UUID complete = UUID.randomUUID();
        send(Candidates.of(waiting, person, household, Map.of("grade", "UNKNOWN", "priorBand", "2-3")));
        await().untilAsserted(() -> assertThat(pending(waiting)).hasSize(1));
        send(Candidates.of(complete, UUID.randomUUID(), household));

        assertThat(made(waiting).represented()).isTrue();
        assertThat(made(waiting).arm()).isEqualTo(made(complete).arm());
        assertThat(pending(waiting)).containsExactly(List.of("ALLOCATED", "STRATUM_UNKNOWN"));
    }

    @Test
    void quarantinesPoisonBetweenGoodRecords() {
        UUID before = UUID.randomUUID();
        UUID after = UUID.randomUUID();
        String truncated = UUID.randomUUID().toString();
        String incomplete = UUID.randomUUID().toString();
        TestInfra.send(
                message(Candidates.of(before, person, household)),
                Messages.raw(Topics.INTAKE_CANDIDATE_IDENTIFIED, person, truncated, bytes("{\"incidentId\":")),
                Messages.raw(Topics.INTAKE_CANDIDATE_IDENTIFIED, person, incomplete, bytes("{\"force\":\"SYN-01\"}")),
                message(Candidates.of(after, person, household)));

        assertThat(made(after).arm()).isEqualTo(made(before).arm());
        String reasons = "select reasons::text from quarantine where event_id = ?";
        assertThat(store.rows(reasons, truncated).toString()).contains("json-malformed");
        assertThat(store.rows(reasons, incomplete).toString())
                .contains("required", "/incidentId", "/personId", "/householdId");
    }

    @Test
    void takesEveryExampleMessage() {
        List<UUID> incidents = new ArrayList<>();
        for (Contracts.Example example : Contracts.examples(Topics.INTAKE_CANDIDATE_IDENTIFIED)) {
            byte[] value = read(example);
            CandidateIdentified data = Messages.read(
                    new ConsumerRecord<>(Topics.INTAKE_CANDIDATE_IDENTIFIED, 0, 0, "key", value),
                    CandidateIdentified.class);
            incidents.add(data.incidentId());
            TestInfra.send(Messages.raw(
                    Topics.INTAKE_CANDIDATE_IDENTIFIED,
                    data.personId(),
                    UUID.randomUUID().toString(),
                    value));
        }

        assertThat(incidents).isNotEmpty();
        await().untilAsserted(() -> assertThat(incidents)
                .allSatisfy(incident -> assertThat(store.count(
                                "select (select count(*) from exposure where incident_id = ?)"
                                        + " + (select count(*) from pending_candidate where incident_id = ?)",
                                incident,
                                incident))
                        .isEqualTo(1)));
    }

    @Test
    void keepsItsOffsetsInTheDatabaseAndReadsAgainWhatARestoreForgot() {
        UUID incident = UUID.randomUUID();
        send(Candidates.of(incident, person, household));
        AllocationMade first = made(incident);
        String places = "select coalesce(sum(next_offset), 0) from kafka_offset where topic = ?";
        long stored = store.count(places, Topics.INTAKE_CANDIDATE_IDENTIFIED);
        assertThat(stored).isPositive();

        // A database set back to before the first record, as far as what was read is concerned.
        store.execute("delete from inbox where topic = ?", Topics.INTAKE_CANDIDATE_IDENTIFIED);
        store.execute("update kafka_offset set next_offset = 0 where topic = ?", Topics.INTAKE_CANDIDATE_IDENTIFIED);
        UUID next = UUID.randomUUID();
        send(Candidates.of(next, person, household));

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(store.count(places, Topics.INTAKE_CANDIDATE_IDENTIFIED))
                        .isEqualTo(stored + 1));
        assertThat(store.rows("select event_id from inbox where topic = ?", Topics.INTAKE_CANDIDATE_IDENTIFIED).stream()
                        .map(row -> (String) row.get(0)))
                .containsAll(namesOnTheTopic());
        assertThat(made(next).arm()).isEqualTo(first.arm());
        assertThat(made(next).allocationId()).isEqualTo(first.allocationId());
        assertThat(published(incident, 1)).hasSize(1);
        assertThat(store.count("select count(*) from exposure where incident_id = ?", incident))
                .isEqualTo(1);
    }

    private static Set<String> namesOnTheTopic() {
        return TestInfra.records(Topics.INTAKE_CANDIDATE_IDENTIFIED).stream()
                .map(record -> record.headers().lastHeader("ce_id"))
                .filter(Objects::nonNull)
                .map(header -> new String(header.value(), StandardCharsets.UTF_8))
                .collect(Collectors.toSet());
    }

    private List<List<Object>> pending(UUID incident) {
        return store.rows("select state, reason from pending_candidate where incident_id = ?", incident);
    }

    private static AllocationMade made(UUID incident) {
        return Messages.read(published(incident, 1).get(0), AllocationMade.class);
    }

    private static List<ConsumerRecord<String, byte[]>> published(UUID incident, int atLeast) {
        return withKey(Topics.RANDOMISATION_ALLOCATION_MADE, incident, atLeast);
    }

    private static List<ConsumerRecord<String, byte[]>> enrolments(UUID person, int atLeast) {
        return withKey(Topics.RANDOMISATION_PARTICIPANT_ENROLLED, person, atLeast);
    }

    private static List<ConsumerRecord<String, byte[]>> withKey(String topic, UUID key, int atLeast) {
        return TestInfra.records(
                        topic,
                        all -> all.stream()
                                        .filter(r -> key.toString().equals(r.key()))
                                        .count()
                                >= atLeast,
                        Duration.ofSeconds(30))
                .stream()
                .filter(r -> key.toString().equals(r.key()))
                .toList();
    }

    private static void send(CandidateIdentified candidate) {
        TestInfra.send(message(candidate));
    }

    private static ProducerRecord<String, byte[]> message(CandidateIdentified candidate) {
        return Messages.of(Topics.INTAKE_CANDIDATE_IDENTIFIED, candidate.personId(), candidate);
    }

    private static byte[] read(Contracts.Example example) {
        try (var in = example.open()) {
            return in.readAllBytes();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
