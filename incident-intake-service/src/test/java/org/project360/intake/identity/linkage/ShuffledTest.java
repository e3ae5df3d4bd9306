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
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.project360.intake.identity.linkage.Records.Stream;
import org.project360.intake.identity.linkage.SyntheticPeople.Labelled;

/**
 * The same records in another order, each twice. Where every two records of one person are certain by themselves and nobody
 * is even possibly somebody else, each record meets her alone and is certain, whoever came before: the clusters are the same.
 * Elsewhere the order tells; how far is counted here.
 */
class ShuffledTest {

    private static final Logger LOG = Logger.getLogger(ShuffledTest.class);
    private static final LinkageModel MODEL = LinkageModel.assumed(Records.FIELDS);
    private static final Scorer SCORER = new Scorer(MODEL, Records.FIELDS);
    private static final Linker LINKER = new Linker(SCORER, new InMemoryPersons());
    private static final double POSSIBLE = Log2.odds(MODEL.thresholds().possible());

    @Test
    void whoIsLikeNobodyElseIsTheSameInAnyOrder() {
        List<Labelled> people = clear(SyntheticPeople.of(3, 250));
        List<Integer> inOrder = IntStream.range(0, people.size()).boxed().toList();

        Set<Set<Integer>> clusters = clusters(linked(people, inOrder));

        assertThat(people).hasSizeGreaterThan(500);
        assertThat(clusters)
                .isEqualTo(clusters(people.stream().map(Labelled::person).toList()));
        for (int seed = 1; seed <= 3; seed++) {
            assertThat(clusters(linked(people, shuffledTwice(people.size(), seed))))
                    .isEqualTo(clusters);
        }
    }

    @Test
    void elsewhereFewAreInAnotherCluster() {
        List<Labelled> people = SyntheticPeople.of(3, 400);
        List<UUID> inOrder =
                linked(people, IntStream.range(0, people.size()).boxed().toList());

        int most = 0;
        for (int seed = 1; seed <= 3; seed++) {
            int moved = inAnotherCluster(inOrder, linked(people, shuffledTwice(people.size(), seed)));
            LOG.infof("shuffled with seed %d: %d of %d in another cluster", seed, moved, people.size());
            most = Math.max(most, moved);
        }

        assertThat(most).isLessThanOrEqualTo(people.size() / 100);
    }

    /** Only people all of whose pairs are clear, however many records are stored by then. */
    private static List<Labelled> clear(List<Labelled> people) {
        Set<Integer> unclear = new HashSet<>();
        for (int i = 0; i < people.size(); i++) {
            for (int j = 0; j < people.size(); j++) {
                Labelled one = people.get(i);
                Labelled other = people.get(j);
                boolean same = one.person() == other.person();
                PairScore late = SCORER.score(one.record(), other.record(), 2L * people.size());
                PairScore early = SCORER.score(one.record(), other.record(), 0);
                boolean likely = early.bits() >= POSSIBLE && !early.otherOfHousehold();
                if (same ? !LINKER.isCertain(late) : likely) {
                    unclear.add(one.person());
                    unclear.add(other.person());
                }
            }
        }
        return people.stream().filter(p -> !unclear.contains(p.person())).toList();
    }

    /** Who each record is; who she is when it comes again must be who she was. */
    private static List<UUID> linked(List<Labelled> people, List<Integer> order) {
        Stream stream = new Stream(MODEL);
        Map<Integer, UUID> first = new HashMap<>();
        for (int number : order) {
            Decision decision = stream.take(people.get(number).record());
            UUID person = stream.personOf.get(stream.personOf.size() - 1);
            UUID before = first.putIfAbsent(number, person);
            if (before != null && decision.grade() == Grade.CERTAIN) {
                assertThat(person).isEqualTo(before);
            }
        }
        return IntStream.range(0, people.size()).mapToObj(first::get).toList();
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
