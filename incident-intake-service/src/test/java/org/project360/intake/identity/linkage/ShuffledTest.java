package org.project360.intake.identity.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
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
import org.project360.intake.identity.linkage.Records.Stream;
import org.project360.intake.identity.linkage.SyntheticPeople.Labelled;

/**
 * The same records in another order, each twice. Who is one person is reckoned here once more, from all pairs at once and
 * without any order: records that hang together by certain pairs, where no pair speaks against it and nobody else is nearly
 * as likely. These are the same persons in every order. Elsewhere the order tells; how far is counted here.
 */
class ShuffledTest {

    private static final Logger LOG = Logger.getLogger(ShuffledTest.class);
    private static final LinkageModel MODEL = LinkageModel.assumed(Records.FIELDS);
    private static final Thresholds THRESHOLDS = MODEL.thresholds();
    private static final Scorer SCORER = new Scorer(MODEL, Records.FIELDS);
    private static final Linker LINKER = new Linker(SCORER, new InMemoryPersons());
    private static final double POSSIBLE = Log2.odds(THRESHOLDS.possible());
    private static final List<Labelled> PEOPLE = SyntheticPeople.of(3, 400);
    private static final long POPULATION = 2L * PEOPLE.size();

    @Test
    void whoIsNotContestedIsTheSameInAnyOrder() {
        Set<Set<Integer>> persons = uncontested();

        assertThat(persons.stream().mapToInt(Set::size).sum()).isGreaterThan(PEOPLE.size() * 85 / 100);
        assertThat(persons).anyMatch(person -> person.size() > 3);
        assertThat(clusters(linked(inOrder()))).containsAll(persons);
        for (int seed = 1; seed <= 4; seed++) {
            assertThat(clusters(linked(shuffledTwice(PEOPLE.size(), seed)))).containsAll(persons);
        }
    }

    @Test
    void elsewhereFewAreInAnotherCluster() {
        List<UUID> inOrder = linked(inOrder());

        int most = 0;
        for (int seed = 1; seed <= 4; seed++) {
            int moved = inAnotherCluster(inOrder, linked(shuffledTwice(PEOPLE.size(), seed)));
            LOG.infof("shuffled with seed %d: %d of %d in another cluster", seed, moved, PEOPLE.size());
            most = Math.max(most, moved);
        }

        assertThat(most).isLessThanOrEqualTo(PEOPLE.size() / 1000);
    }

    /** A person keeps her id, but where a record tells that two are one: then the one who stays is one of the two. */
    @Test
    void whoIsNotTouchedKeepsHerId() {
        Stream stream = stream();
        Map<UUID, UUID> before = new HashMap<>();
        int merged = 0;
        for (int number : shuffledTwice(PEOPLE.size(), 5)) {
            Decision decision = stream.take(PEOPLE.get(number).record());
            UUID person = stream.personOf.get(stream.personOf.size() - 1);
            before.forEach((id, current) -> {
                if (!decision.sameAs().contains(current)) {
                    assertThat(stream.persons.current(id)).isEqualTo(current);
                }
            });
            before.put(person, stream.persons.current(person));
            merged += decision.sameAs().size();
            decision.sameAs()
                    .forEach(other -> before.replaceAll((id, current) -> current.equals(other) ? person : current));
        }
        assertThat(before).hasSizeGreaterThan(800);
        assertThat(merged).isPositive();
    }

    /** Persons by all pairs of records: no order, no blocking, no store. */
    private static Set<Set<Integer>> uncontested() {
        int size = PEOPLE.size();
        PairScore[][] scores = new PairScore[size][size];
        int[] part = IntStream.range(0, size).toArray();
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                scores[i][j] =
                        SCORER.score(PEOPLE.get(i).record(), PEOPLE.get(j).record(), POPULATION);
                if (i != j && LINKER.isCertain(scores[i][j])) {
                    int joined = part[j];
                    int with = part[i];
                    IntStream.range(0, size).filter(k -> part[k] == joined).forEach(k -> part[k] = with);
                }
            }
        }
        Map<Object, Set<Integer>> parts = members(IntStream.of(part).boxed().toList());
        return parts.values().stream()
                .filter(one -> one.stream()
                        .allMatch(i -> one.stream()
                                .allMatch(j -> i.equals(j)
                                        || !scores[i][j].otherOfHousehold()
                                                && scores[i][j].bits() >= THRESHOLDS.weakestBits())))
                .filter(one -> one.size() == 1
                        || one.stream()
                                .allMatch(i -> IntStream.range(0, size)
                                        .filter(j -> !one.contains(j))
                                        .allMatch(j ->
                                                scores[i][j].otherOfHousehold() || scores[i][j].bits() < POSSIBLE)))
                .collect(Collectors.toSet());
    }

    private static Stream stream() {
        return new Stream(MODEL, new InMemoryPersons(new Population(POPULATION)));
    }

    /** Who each record is, when all have come. */
    private static List<UUID> linked(List<Integer> order) {
        Stream stream = stream();
        Map<Integer, UUID> first = new HashMap<>();
        for (int number : order) {
            stream.take(PEOPLE.get(number).record());
            first.putIfAbsent(number, stream.personOf.get(stream.personOf.size() - 1));
        }
        return IntStream.range(0, PEOPLE.size())
                .mapToObj(i -> stream.persons.current(first.get(i)))
                .toList();
    }

    private static List<Integer> inOrder() {
        return IntStream.range(0, PEOPLE.size()).boxed().toList();
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

    private static Set<Set<Integer>> clusters(List<?> personOf) {
        return new HashSet<>(members(personOf).values());
    }

    private static Map<Object, Set<Integer>> members(List<?> personOf) {
        Map<Object, Set<Integer>> members = new HashMap<>();
        for (int i = 0; i < personOf.size(); i++) {
            members.computeIfAbsent(personOf.get(i), p -> new HashSet<>()).add(i);
        }
        return members;
    }

    /** Records that are outside the largest part which their cluster has in common with one of the other order's. */
    private static int inAnotherCluster(List<UUID> one, List<UUID> other) {
        int moved = 0;
        for (Collection<Integer> cluster : members(other).values()) {
            Map<UUID, Integer> parts = new HashMap<>();
            cluster.forEach(i -> parts.merge(one.get(i), 1, Integer::sum));
            moved += cluster.size()
                    - parts.values().stream().mapToInt(n -> n).max().orElseThrow();
        }
        for (Collection<Integer> cluster : members(one).values()) {
            Map<UUID, Integer> parts = new HashMap<>();
            cluster.forEach(i -> parts.merge(other.get(i), 1, Integer::sum));
            moved += cluster.size()
                    - parts.values().stream().mapToInt(n -> n).max().orElseThrow();
        }
        return moved;
    }
}
