package org.project360.intake.identity.linkage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Tells once more who is who among persons whose records contradict one another, by all their records at once, so that it does
 * not matter which of them came last.
 */
public final class Regrouping {

    /** Of more records at once nobody is told: it costs a score for each two of them. */
    public static final int MOST_RECORDS = 400;

    private final Candidates candidates;
    private final SamePerson same;

    public Regrouping(Scorer scorer, Candidates candidates) {
        this.candidates = candidates;
        this.same = new SamePerson(scorer);
    }

    /** What is settled of the persons, whatever their records say. */
    public interface Settled {

        Settled NOTHING = new Settled() {
            @Override
            public boolean whole(UUID person) {
                return false;
            }

            @Override
            public boolean two(UUID one, UUID other) {
                return false;
            }
        };

        /** Whether she is not to be taken apart. */
        boolean whole(UUID person);

        /** Whether these were told to be two. */
        boolean two(UUID one, UUID other);
    }

    /** Some records that are stored with a person; {@code main} are those that stay with her, if others do not. */
    public record Fragment(UUID person, List<StoredRecord> records, boolean main) {

        @Override
        public String toString() {
            return "Fragment[" + person + ", " + records.size() + " records]";
        }
    }

    private record Piece(UUID person, List<StoredRecord> records) {}

    /**
     * The persons whom certain pairs of records join with this one, directly or not, and she; once they have more than
     * {@link #MOST_RECORDS} records no further ones.
     */
    public List<LinkedPerson> around(LinkedPerson start) {
        Map<UUID, LinkedPerson> found = new LinkedHashMap<>(Map.of(start.id(), start));
        Deque<LinkedPerson> toAsk = new ArrayDeque<>(found.values());
        while (!toAsk.isEmpty() && records(List.copyOf(found.values())) <= MOST_RECORDS) {
            for (StoredRecord known : toAsk.remove().records()) {
                for (LinkedPerson near : candidates.sharing(Blocking.keys(known.record()))) {
                    if (!found.containsKey(near.id()) && isLike(known, near)) {
                        found.put(near.id(), near);
                        toAsk.add(near);
                    }
                }
            }
        }
        return List.copyOf(found.values());
    }

    /** How many records these persons have. */
    public static int records(List<LinkedPerson> persons) {
        return persons.stream().mapToInt(p -> p.records().size()).sum();
    }

    /** Who these persons are: for each who there is the parts that are hers. */
    public List<List<Fragment>> of(List<LinkedPerson> persons, Settled settled) {
        List<Piece> pieces = new ArrayList<>();
        for (LinkedPerson person : persons) {
            pieces(person, settled.whole(person.id())).forEach(records -> pieces.add(new Piece(person.id(), records)));
        }
        List<List<Integer>> clusters = Clustering.of(
                pieces.stream().map(p -> normal(p.records())).toList(),
                (i, j) -> settled.two(pieces.get(i).person(), pieces.get(j).person()),
                same,
                candidates.size());
        List<List<Fragment>> parts = new ArrayList<>();
        for (List<Integer> cluster : clusters) {
            Map<UUID, List<StoredRecord>> byPerson = new LinkedHashMap<>();
            for (int place : cluster) {
                Piece piece = pieces.get(place);
                byPerson.computeIfAbsent(piece.person(), p -> new ArrayList<>()).addAll(piece.records());
            }
            List<Fragment> ofCluster = new ArrayList<>();
            byPerson.forEach((person, records) -> ofCluster.add(new Fragment(person, List.copyOf(records), true)));
            parts.add(ofCluster);
        }
        return withOneMainPart(parts);
    }

    /** Of the parts of a person the largest stays with her, of equal ones that with the oldest record. */
    private static List<List<Fragment>> withOneMainPart(List<List<Fragment>> clusters) {
        Comparator<Fragment> largestFirst = Comparator.comparingInt(
                        (Fragment p) -> -p.records().size())
                .thenComparing(p -> p.records().stream()
                        .map(StoredRecord::id)
                        .min(Comparator.naturalOrder())
                        .orElseThrow());
        Map<UUID, Fragment> main = new LinkedHashMap<>();
        clusters.stream()
                .flatMap(List::stream)
                .forEach(p -> main.merge(p.person(), p, (a, b) -> largestFirst.compare(a, b) <= 0 ? a : b));
        return clusters.stream()
                .map(cluster -> cluster.stream()
                        .map(p -> new Fragment(p.person(), p.records(), main.get(p.person()) == p))
                        .toList())
                .toList();
    }

    private boolean isLike(StoredRecord known, LinkedPerson near) {
        return same.pairs(List.of(known.record()), normal(near.records()), candidates.size()).stream()
                .anyMatch(same::isCertain);
    }

    private static List<NormalRecord> normal(List<StoredRecord> records) {
        return records.stream().map(StoredRecord::record).toList();
    }

    /** Records with one police person id are one piece: an exact key told so. */
    private static List<List<StoredRecord>> pieces(LinkedPerson person, boolean whole) {
        if (whole) {
            return List.of(person.records());
        }
        List<List<StoredRecord>> pieces = new ArrayList<>();
        for (StoredRecord record : person.records()) {
            List<StoredRecord> joined = new ArrayList<>(List.of(record));
            for (int i = pieces.size() - 1; i >= 0; i--) {
                if (pieces.get(i).stream().anyMatch(other -> haveOneId(record, other))) {
                    joined.addAll(pieces.remove(i));
                }
            }
            pieces.add(joined);
        }
        return pieces;
    }

    private static boolean haveOneId(StoredRecord one, StoredRecord other) {
        return !Collections.disjoint(
                one.record().policeIds().entrySet(), other.record().policeIds().entrySet());
    }
}
