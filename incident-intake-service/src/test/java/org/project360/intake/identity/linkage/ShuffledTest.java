package org.project360.intake.identity.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.project360.intake.identity.linkage.Records.Stream;
import org.project360.intake.identity.linkage.SyntheticPeople.Labelled;

/**
 * The same records in another order, each twice. Who is one person is reckoned here once more, from all pairs at once that share
 * a key: no order, no store, no bound.
 */
class ShuffledTest {

    private static final Logger LOG = Logger.getLogger(ShuffledTest.class);
    private static final LinkageModel MODEL = LinkageModel.assumed(Records.FIELDS);
    private static final Thresholds THRESHOLDS = MODEL.thresholds();
    private static final Scorer SCORER = new Scorer(MODEL, Records.FIELDS);
    private static final SamePerson SAME = new SamePerson(SCORER);

    /** Two records that are certainly of one person. */
    private record Pair(int one, int other, double bits) {}

    @ParameterizedTest
    @ValueSource(longs = {4, 8, 10})
    void theSameClustersInAnyOrder(long people) {
        List<NormalRecord> records = people(people);
        List<Pair> certain = certain(records);
        Set<Set<Integer>> persons = persons(records, certain);
        long contested = certain.stream()
                .filter(p -> persons.stream().noneMatch(c -> c.contains(p.one()) && c.contains(p.other())))
                .count();
        LOG.infof(
                "people %d: %d records are %d persons; %d certain pairs are not joined",
                people, records.size(), persons.size(), contested);

        assertThat(contested).isPositive();
        assertThat(persons).anyMatch(person -> person.size() > 3);
        assertThat(clusters(records, inOrder(records.size()))).isEqualTo(persons);
        for (int seed = 1; seed <= 4; seed++) {
            assertThat(clusters(records, shuffledTwice(records.size(), seed)))
                    .as("shuffled with seed %d", seed)
                    .isEqualTo(persons);
        }
    }

    @Test
    void aClusterThatARecordDoesNotTouchKeepsItsPerson() {
        List<NormalRecord> records = people(3);
        Stream stream = stream(records.size());
        Map<Set<String>, UUID> before = Map.of();
        int regrouped = 0;
        for (int number : shuffledTwice(records.size(), 5).subList(0, records.size())) {
            regrouped += stream.take(records.get(number)).contested() ? 1 : 0;
            Map<Set<String>, UUID> now = new HashMap<>();
            for (LinkedPerson person : stream.persons.persons()) {
                now.put(person.records().stream().map(StoredRecord::id).collect(Collectors.toSet()), person.id());
            }
            before.forEach((cluster, person) ->
                    assertThat(now.getOrDefault(cluster, person)).isEqualTo(person));
            before = now;
        }
        assertThat(before).hasSizeGreaterThan(500);
        assertThat(regrouped).isGreaterThan(10);
    }

    private static List<NormalRecord> people(long seed) {
        return SyntheticPeople.of(seed, 400).stream()
                .map(Labelled::record)
                .distinct()
                .toList();
    }

    private static List<Pair> certain(List<NormalRecord> records) {
        List<Pair> certain = new ArrayList<>();
        for (int i = 0; i < records.size(); i++) {
            for (int j = 0; j < i; j++) {
                PairScore score = SCORER.score(records.get(i), records.get(j), population(records.size()));
                if (SAME.isCertain(score) && !Collections.disjoint(keys(records.get(i)), keys(records.get(j)))) {
                    certain.add(new Pair(i, j, score.bits()));
                }
            }
        }
        certain.sort(Comparator.comparingDouble(p -> -p.bits()));
        return certain;
    }

    private static Set<String> keys(NormalRecord record) {
        return Blocking.keys(record).stream().map(key -> key.texts().get(0)).collect(Collectors.toSet());
    }

    /** The likeliest pair first; not where anybody contradicts, nor where a third who does is within the margin. */
    private static Set<Set<Integer>> persons(List<NormalRecord> records, List<Pair> certain) {
        Map<Integer, Set<Integer>> personOf = new HashMap<>();
        IntStream.range(0, records.size()).forEach(i -> personOf.put(i, Set.of(i)));
        for (Pair pair : certain) {
            Set<Integer> one = personOf.get(pair.one());
            Set<Integer> other = personOf.get(pair.other());
            Set<Set<Integer>> near = new HashSet<>();
            for (Pair rival : certain) {
                if (rival.bits() >= pair.bits() - THRESHOLDS.marginBits()) {
                    Set<Integer> left = personOf.get(rival.one());
                    Set<Integer> right = personOf.get(rival.other());
                    if (Set.of(pair.one(), pair.other()).stream()
                            .anyMatch(i -> left.contains(i) || right.contains(i))) {
                        near.addAll(List.of(left, right));
                    }
                }
            }
            near.removeAll(
                    Set.of(pair.one(), pair.other()).stream().map(personOf::get).toList());
            boolean rivalled = near.stream()
                    .anyMatch(third -> contradict(third, one, records) || contradict(third, other, records));
            if (!one.equals(other) && !contradict(one, other, records) && !rivalled) {
                Set<Integer> both = new HashSet<>(one);
                both.addAll(other);
                both.forEach(i -> personOf.put(i, both));
            }
        }
        return new HashSet<>(personOf.values());
    }

    private static boolean contradict(Set<Integer> one, Set<Integer> other, List<NormalRecord> records) {
        return one.stream()
                .anyMatch(i -> other.stream().anyMatch(j -> {
                    PairScore score = SCORER.score(records.get(i), records.get(j), population(records.size()));
                    return score.otherOfHousehold() || score.bits() < THRESHOLDS.weakestBits();
                }));
    }

    /** Who is one when all have come, each told of by its place. */
    private static Set<Set<Integer>> clusters(List<NormalRecord> records, List<Integer> order) {
        Stream stream = stream(records.size());
        order.forEach(number -> stream.take(records.get(number)));
        List<UUID> personOf = stream.personNow();
        Map<Integer, UUID> first = new HashMap<>();
        for (int i = 0; i < order.size(); i++) {
            first.putIfAbsent(order.get(i), personOf.get(i));
        }
        Map<UUID, Set<Integer>> members = new HashMap<>();
        first.forEach((number, person) ->
                members.computeIfAbsent(person, p -> new HashSet<>()).add(number));
        return new HashSet<>(members.values());
    }

    private static Stream stream(int records) {
        return new Stream(MODEL, new InMemoryPersons(new Population(population(records))));
    }

    private static long population(int records) {
        return 2L * records;
    }

    private static List<Integer> inOrder(int size) {
        return IntStream.range(0, size).boxed().toList();
    }

    private static List<Integer> shuffledTwice(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Integer> numbers = new ArrayList<>(
                IntStream.range(0, 2 * size).map(i -> i % size).boxed().toList());
        for (int i = numbers.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            Integer moved = numbers.set(i, numbers.get(other));
            numbers.set(other, moved);
        }
        return numbers;
    }
}
