package org.project360.intake.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.project360.chassis.deadline.DeadlineTicker;
import org.project360.chassis.event.EventHandler;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.CandidateIdentified;
import org.project360.intake.Intake;
import org.project360.intake.IntakeTest;
import org.project360.intake.ReportFixture;
import org.project360.intake.cohort.CohortRecount.Decided;
import org.project360.local.testing.TestClock;
import org.project360.local.testing.TestInfra;
import org.project360.simulator.report.IncidentStream;
import org.project360.simulator.report.Noise;
import org.project360.simulator.report.RunOptions;
import org.project360.simulator.report.SimulatedMessage;
import org.project360.simulator.report.Timeline;
import org.project360.simulator.report.TrueIncident;
import org.project360.simulator.world.World;
import org.project360.simulator.world.WorldOptions;

/** A sub-region's year and what went wrong with its reports, against a count by brute force from the truth. */
@IntakeTest
class CohortRecountTest {

    private static final Logger LOG = Logger.getLogger(CohortRecountTest.class);
    private static final int INCIDENTS = 17_000;
    private static final int BATCH = 500;
    private static final Noise NOISE = Noise.none()
            .with(Map.ofEntries(
                    Map.entry(Noise.Kind.LATE, 0.10),
                    Map.entry(Noise.Kind.HISTORIC, 0.02),
                    Map.entry(Noise.Kind.TEST, 0.01),
                    Map.entry(Noise.Kind.EXACT_DUPLICATE, 0.05),
                    Map.entry(Noise.Kind.RESENT, 0.05),
                    Map.entry(Noise.Kind.CORRECTED, 0.10),
                    Map.entry(Noise.Kind.CANCELLED, 0.05),
                    Map.entry(Noise.Kind.WRONG_PERSON, 0.05),
                    Map.entry(Noise.Kind.OUT_OF_ORDER, 0.40),
                    Map.entry(Noise.Kind.SAME_EVENT, 0.05),
                    Map.entry(Noise.Kind.SAME_CALL, 0.03),
                    Map.entry(Noise.Kind.NAME_TYPO, 0.02),
                    Map.entry(Noise.Kind.BIRTH_DATE_MISSING, 0.02)));

    @Inject
    Intake intake;

    @Inject
    CountsNow countsNow;

    @Inject
    DeadlineTicker ticker;

    @Inject
    @Any
    Instance<EventHandler<?>> handlers;

    /** The recount of the truth beside what the service stored and published. */
    private record Both<T>(Map<String, T> recounted, Map<String, T> service) {

        private void areEqual(String what, Function<T, ?> kind) {
            LOG.infof("%s, recounted: %d, %s", what, recounted.size(), byKind(recounted, kind));
            LOG.infof("%s, service:   %d, %s", what, service.size(), byKind(service, kind));
            Map<String, String> different = new TreeMap<>();
            recounted.forEach((key, value) -> {
                if (!value.equals(service.get(key))) {
                    different.put(key, value + " but " + service.get(key));
                }
            });
            assertThat(different).as(what).isEmpty();
            assertThat(service.keySet()).as(what).isEqualTo(recounted.keySet());
        }

        private Map<String, Long> byKind(Map<String, T> values, Function<T, ?> kind) {
            return values.values().stream()
                    .collect(Collectors.groupingBy(
                            value -> "%2s".formatted(kind.apply(value)), TreeMap::new, Collectors.counting()));
        }
    }

    @Test
    void countsEligibilityAndCohortAreThoseOfARecountFromTheTruth() {
        World world = World.generate(new WorldOptions(5, INCIDENTS, 120, "SYN-01", LocalDate.of(2026, 3, 1)));
        RunOptions options = new RunOptions(TestClock.START, 0, 700, Timeline.COMPRESSED, 0.25, 0, NOISE);
        CohortRecount recount = new CohortRecount(TestClock.START);
        Map<SimulatedMessage.Kind, Integer> kinds = new TreeMap<>();

        long started = System.nanoTime();
        Iterator<SimulatedMessage> messages = new IncidentStream(world, options).iterator(recount::happened);
        List<SimulatedMessage> batch = new ArrayList<>();
        while (messages.hasNext()) {
            SimulatedMessage message = messages.next();
            kinds.merge(message.kind(), 1, Integer::sum);
            recount.take(message);
            batch.add(message);
            if (batch.size() == BATCH || !messages.hasNext()) {
                take(batch);
                recount.decideAgain();
                batch.clear();
            }
        }
        Collection<TrueIncident> truth = recount.truth();
        LOG.infof(
                "%d true incidents, %s, %d versions behind a later one, %d incidents behind a later one of hers,"
                        + " %d of another victim by another version; taken in %s",
                truth.size(),
                kinds,
                recount.outOfOrder(),
                recount.outOfTurn(),
                recount.wrongPersons(),
                Duration.ofNanos(System.nanoTime() - started));
        assertThat(truth).hasSizeGreaterThanOrEqualTo(INCIDENTS);
        assertThat(kinds.values()).hasSize(5).allSatisfy(n -> assertThat(n).isGreaterThan(INCIDENTS / 50));
        assertThat(recount.outOfOrder()).isGreaterThan(INCIDENTS / 50);
        assertThat(recount.outOfTurn()).isGreaterThan(INCIDENTS / 50);
        assertThat(recount.wrongPersons()).isGreaterThan(INCIDENTS / 100);
        LOG.infof(
                "decided again, otherwise: %d; candidates of them: %d",
                recount.decidedAgain(), recount.nominatedAgain());
        assertThat(recount.nominatedAgain()).isGreaterThan(INCIDENTS / 1000);

        Map<String, UUID> ids = ids(truth);
        persons(truth, ids, recount);
        new Both<>(recount.decisions(), decisions(ids))
                .areEqual("decisions by count, eligibility and lateness", CohortRecount::band);
        new Both<>(recount.countsNow(), countsNow(ids)).areEqual("incidents by count now", count -> count);
        new Both<>(recount.candidates(), candidates(ids)).areEqual("candidates by count at the nomination", c -> c);
        assertThat(recount.decisions().values().stream().map(CohortRecount::band))
                .contains("1", "2-3 eligible", "4-7 eligible", "8+");
    }

    private void take(List<SimulatedMessage> messages) {
        List<ConsumerRecord<String, byte[]>> records =
                messages.stream().map(m -> intake.sealed(m.id(), m.plaintext())).toList();
        intake.takes(
                handlers.stream()
                        .filter(h -> h.topic().equals(Topics.POLICE_INCIDENT_REPORTED))
                        .findFirst()
                        .orElseThrow(),
                records);
        // The ticker may be on its way already; both pass over what the other holds.
        Awaitility.await().pollInterval(Duration.ofMillis(10)).until(() -> {
            ticker.fireDue();
            return intake.number("select count(*) from deadline where kind = 'count-changed' and fired_at is null")
                    == 0;
        });
    }

    private Map<String, UUID> ids(Collection<TrueIncident> truth) {
        Map<String, UUID> all = new HashMap<>();
        intake.rows("select reference, id from incident where force = 'SYN-01'")
                .forEach(row -> all.put((String) row.get("reference"), (UUID) row.get("id")));
        Map<String, UUID> ours = new HashMap<>();
        truth.forEach(t -> ours.put(t.reference(), all.get(t.reference())));
        assertThat(ours).doesNotContainValue(null);
        return ours;
    }

    /** One true victim is one person, and one person one true victim; the final state is the highest version's. */
    private void persons(Collection<TrueIncident> truth, Map<String, UUID> ids, CohortRecount recount) {
        Map<UUID, Map<String, Object>> rows = new HashMap<>();
        intake.rows("select id, victim_id, version, grade, no_crime, counts from incident where force = 'SYN-01'")
                .forEach(row -> rows.put((UUID) row.get("id"), row));
        Map<Integer, UUID> personOf = new HashMap<>();
        for (TrueIncident t : truth) {
            Map<String, Object> row = rows.get(ids.get(t.reference()));
            assertThat(row.get("version")).isEqualTo(t.finalVersion());
            assertThat(row.get("no_crime")).isEqualTo(t.noCrime());
            assertThat(row.get("grade")).isEqualTo(t.finalGrade().name());
            assertThat(row.get("counts")).isEqualTo(recount.counts(t.reference()));
            UUID person = (UUID) row.get("victim_id");
            assertThat(personOf.computeIfAbsent(t.victim().number(), v -> person))
                    .isEqualTo(person);
        }
        assertThat(personOf.values()).doesNotHaveDuplicates();
        LOG.infof("victims: recounted %d, service %d", recount.victims(), personOf.size());
        assertThat(personOf).hasSize(recount.victims());
    }

    private Map<String, Decided> decisions(Map<String, UUID> ids) {
        Map<UUID, String> references = references(ids);
        Map<String, Decided> decisions = new HashMap<>();
        intake.rows(
                        "select incident_id, version, incidents_in_window, eligible, late from eligibility order by assessment")
                .forEach(row -> {
                    String reference = references.get(row.get("incident_id"));
                    if (reference != null) {
                        decisions.put(
                                reference + "/" + row.get("version"),
                                new Decided(
                                        (int) row.get("incidents_in_window"), (boolean) row.get("eligible"), (boolean)
                                                row.get("late")));
                    }
                });
        return decisions;
    }

    private Map<String, Integer> countsNow(Map<String, UUID> ids) {
        Map<UUID, String> references = references(ids);
        List<UUID> all = List.copyOf(references.keySet());
        Map<String, Integer> counts = new HashMap<>();
        for (int from = 0; from < all.size(); from += 1_000) {
            countsNow
                    .of(all.subList(from, Math.min(all.size(), from + 1_000)))
                    .forEach((id, count) -> counts.put(references.get(id), count));
        }
        return counts;
    }

    private Map<String, Integer> candidates(Map<String, UUID> ids) {
        Map<UUID, String> references = references(ids);
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> intake.number("select count(*) from (select 1 from outbox limit 1) o") == 0);
        Map<String, Integer> candidates = new HashMap<>();
        TestInfra.records(Topics.INTAKE_CANDIDATE_IDENTIFIED).forEach(record -> {
            CandidateIdentified candidate = read(record);
            String reference = references.get(candidate.incidentId());
            if (reference != null) {
                assertThat(candidates.put(reference, candidate.incidentsInWindow()))
                        .isNull();
            }
        });
        return candidates;
    }

    private static Map<UUID, String> references(Map<String, UUID> ids) {
        Map<UUID, String> references = new HashMap<>();
        ids.forEach((reference, id) -> references.put(id, reference));
        return references;
    }

    private static CandidateIdentified read(ConsumerRecord<String, byte[]> record) {
        try {
            return ReportFixture.JSON.readValue(record.value(), CandidateIdentified.class);
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
