package org.project360.intake.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.project360.contracts.RiskGrade;
import org.project360.contracts.police.HighRiskMarker;
import org.project360.contracts.police.IncidentType;
import org.project360.intake.cohort.IncidentHistory.Happening;
import org.project360.intake.identity.Certainty;

class IncidentHistoryTest {

    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Duration YEAR = Duration.ofDays(365);
    private static final Predicate<UUID> OPEN = id -> id.hashCode() % 2 == 0;

    @Test
    void anIncidentExactlyAsOldAsTheWindowCountsIfItsStartIsInclusive() {
        assertThat(countWith(true, NOW.minus(YEAR))).isEqualTo(2);
        assertThat(countWith(false, NOW.minus(YEAR))).isEqualTo(1);
        assertThat(countWith(true, NOW.minus(YEAR).minusMillis(1))).isEqualTo(1);
        assertThat(countWith(false, NOW.minus(YEAR).plusMillis(1))).isEqualTo(2);
    }

    @Test
    void whatHappensLaterDoesNotCount() {
        assertThat(countWith(true, NOW.plusMillis(1))).isEqualTo(1);
        assertThat(countWith(true, NOW.minusMillis(1))).isEqualTo(2);
    }

    @Test
    void recordsOfOneVictimAndMomentAreOneEvent() {
        IncidentHistory history = new IncidentHistory(new IncidentWindow(YEAR, true));
        UUID victim = UUID.randomUUID();
        Stream.of(NOW, NOW, NOW, NOW.minusMillis(1))
                .forEach(at -> history.add(UUID.randomUUID(), new Happening(victim, at, false, false)));
        history.add(UUID.randomUUID(), new Happening(UUID.randomUUID(), NOW.minusSeconds(1), false, false));

        assertThat(history.count(victim, NOW)).isEqualTo(2);
        assertThat(history.count(victim, NOW.minusMillis(1))).isEqualTo(1);
    }

    /** Incidents appear, move in time, change their victim and are withdrawn; times fall on the bounds often. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void countsLikeBruteForce(long seed) {
        Random random = new Random(seed);
        boolean inclusive = random.nextBoolean();
        IncidentHistory history = new IncidentHistory(new IncidentWindow(YEAR, inclusive));
        List<UUID> victims = Stream.generate(UUID::randomUUID).limit(3).toList();
        List<UUID> incidents = Stream.generate(UUID::randomUUID).limit(25).toList();
        Map<UUID, IncidentFacts> truth = new HashMap<>();
        List<Integer> counted = new ArrayList<>();
        List<Integer> expected = new ArrayList<>();
        int changed = 0;

        for (int step = 0; step < 400; step++) {
            IncidentFacts facts = facts(
                    incidents.get(random.nextInt(25)),
                    victims.get(random.nextInt(3)),
                    NOW.minus(YEAR.multipliedBy(random.nextInt(3)))
                            .plusMillis(random.nextInt(3) - 1)
                            .minus(Duration.ofDays(random.nextInt(2) * 100L)),
                    random.nextInt(5) == 0);
            Map<UUID, Integer> before = countsOfOthers(truth, facts, inclusive);
            truth.put(facts.incidentId(), facts);
            Set<UUID> touched = history.replace(facts, OPEN.test(facts.incidentId()));
            counted.add(history.count(facts.victimId(), facts.occurredAt()));
            expected.add(bruteForce(truth, facts, inclusive));
            changed += assertTouched(touched, before, countsOfOthers(truth, facts, inclusive));
        }

        assertThat(counted).isEqualTo(expected);
        assertThat(changed).isGreaterThan(20);
    }

    /** All open incidents whose count is another now are told, and none that is not open. */
    private static int assertTouched(Set<UUID> touched, Map<UUID, Integer> before, Map<UUID, Integer> after) {
        Set<UUID> changed = after.keySet().stream()
                .filter(OPEN)
                .filter(id -> !after.get(id).equals(before.get(id)))
                .collect(Collectors.toSet());
        assertThat(touched).containsAll(changed).allMatch(OPEN).allMatch(after::containsKey);
        return changed.size();
    }

    /** The counts of all other incidents, whosever they are. */
    private static Map<UUID, Integer> countsOfOthers(
            Map<UUID, IncidentFacts> truth, IncidentFacts facts, boolean inclusive) {
        return truth.values().stream()
                .filter(other -> !other.noCrime() && !other.incidentId().equals(facts.incidentId()))
                .collect(Collectors.toMap(IncidentFacts::incidentId, other -> bruteForce(truth, other, inclusive)));
    }

    @Test
    void nothingIsToldWhereNothingChanged() {
        IncidentHistory history = new IncidentHistory(new IncidentWindow(YEAR, true));
        UUID victim = UUID.randomUUID();
        IncidentFacts late = facts(UUID.randomUUID(), victim, NOW, false);
        IncidentFacts early = facts(UUID.randomUUID(), victim, NOW.minusSeconds(1), false);

        assertThat(history.replace(late, true)).isEmpty();
        assertThat(history.replace(early, true)).containsExactly(late.incidentId());
        assertThat(history.replace(early, true)).isEmpty();
        assertThat(history.replace(late, true)).isEmpty();
    }

    private static int bruteForce(Map<UUID, IncidentFacts> truth, IncidentFacts index, boolean inclusive) {
        Set<Instant> moments = new HashSet<>();
        for (IncidentFacts other : truth.values()) {
            long age = Duration.between(other.occurredAt(), index.occurredAt()).toMillis();
            boolean inside = age >= 0 && (inclusive ? age <= YEAR.toMillis() : age < YEAR.toMillis());
            if (!other.noCrime() && other.victimId().equals(index.victimId()) && inside) {
                moments.add(other.occurredAt());
            }
        }
        return moments.size();
    }

    @Test
    void anIncidentForMaracCountsForTheOthersOfAYear() {
        IncidentHistory history = new IncidentHistory(new IncidentWindow(YEAR, true));
        UUID victim = UUID.randomUUID();
        IncidentFacts marac = facts(
                UUID.randomUUID(),
                victim,
                NOW.minus(YEAR),
                false,
                List.of(HighRiskMarker.WEAPON, HighRiskMarker.MARAC));
        history.replace(marac, false);

        assertThat(history.maracBefore(facts(UUID.randomUUID(), victim, NOW.minusMillis(1), false), YEAR))
                .isTrue();
        assertThat(history.maracBefore(facts(UUID.randomUUID(), victim, NOW, false), YEAR))
                .isFalse();
        assertThat(history.maracBefore(marac, YEAR)).isFalse();
        assertThat(history.maracBefore(
                        facts(UUID.randomUUID(), victim, marac.occurredAt().minusMillis(1), false), YEAR))
                .isFalse();
        assertThat(history.maracBefore(facts(UUID.randomUUID(), UUID.randomUUID(), NOW.minusMillis(1), false), YEAR))
                .isFalse();
    }

    private static int countWith(boolean startInclusive, Instant other) {
        IncidentHistory history = new IncidentHistory(new IncidentWindow(YEAR, startInclusive));
        UUID victim = UUID.randomUUID();
        history.replace(facts(UUID.randomUUID(), victim, other, false), false);
        history.replace(facts(UUID.randomUUID(), victim, NOW, false), false);
        return history.count(victim, NOW);
    }

    private static IncidentFacts facts(UUID incident, UUID victim, Instant at, boolean noCrime) {
        return facts(incident, victim, at, noCrime, List.of());
    }

    private static IncidentFacts facts(
            UUID incident, UUID victim, Instant at, boolean noCrime, List<HighRiskMarker> markers) {
        return new IncidentFacts(
                incident,
                1,
                victim,
                Certainty.CERTAIN,
                30,
                IncidentType.DOMESTIC_ABUSE_CRIME,
                at,
                at,
                RiskGrade.STANDARD,
                0,
                markers,
                noCrime,
                false,
                false,
                Set.of(),
                false);
    }
}
