package org.project360.intake.identity.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Decides of which stored person a record is. It is scored against every record of every candidate: it is of a person where
 * one pair is certain by itself and none speaks clearly against it, so that no chain of pairs joins two people. Where it is so
 * of several persons, they are one, unless their records contradict each other: then {@link Clustering} tells.
 */
public final class Linker {

    private static final Comparator<PersonScore> BEST_FIRST =
            Comparator.comparingDouble(PersonScore::median).reversed();
    /** Somebody is to look at them one by one. */
    private static final int MOST_CONTENDERS = 10;

    private final Scorer scorer;
    private final Candidates candidates;
    private final SamePerson same;
    private final double certain;
    private final double possible;

    public Linker(Scorer scorer, Candidates candidates) {
        this.scorer = scorer;
        this.candidates = candidates;
        this.same = new SamePerson(scorer);
        Thresholds thresholds = scorer.model().thresholds();
        this.certain = Log2.odds(thresholds.certain());
        this.possible = Log2.odds(thresholds.possible());
    }

    public Decision decide(NormalRecord record) {
        return decide(record, Blocking.keys(record), KnownApart.NOTHING);
    }

    /**
     * The same, where somebody may have said before of whom the record is not.
     *
     * @param keys those of the record ({@link Blocking#keys})
     */
    public Decision decide(NormalRecord record, List<BlockingKey> keys, KnownApart apart) {
        long stored = candidates.size();
        double prior = scorer.model().priorBits(stored);
        List<PersonScore> considered = new ArrayList<>();
        for (LinkedPerson person : candidates.sharing(keys)) {
            considered.add(score(record, person, stored));
        }
        considered.sort(BEST_FIRST);
        List<PersonScore> like =
                considered.stream().filter(same::hasCertainPair).toList();
        List<PersonScore> others =
                considered.stream().filter(p -> !p.otherOfHousehold()).toList();
        List<PersonScore> persons = others.stream()
                .filter(p -> !apart.holds(
                        p.person().id(),
                        () -> scorer.evidence(record, p.closest().record())))
                .toList();
        if (persons.stream().noneMatch(this::mayBe)) {
            return nobody(whyNobody(considered, others, persons), prior, considered, !like.isEmpty());
        }
        return somebody(record, like, persons, considered, apart);
    }

    private Decision somebody(
            NormalRecord record,
            List<PersonScore> like,
            List<PersonScore> persons,
            List<PersonScore> considered,
            KnownApart apart) {
        long stored = candidates.size();
        List<PersonScore> one = oneWith(record, like, persons, apart, stored);
        PersonScore best =
                one.isEmpty() ? persons.stream().filter(this::mayBe).findFirst().orElseThrow() : one.get(0);
        Reason reason = one.isEmpty() ? whyNotJoined(best) : Reason.CLEAR;
        return new Decision(
                one.isEmpty() ? Grade.POSSIBLE : Grade.CERTAIN,
                reason,
                best.person().id(),
                best.median(),
                scorer.model().priorBits(stored),
                scorer.explain(record, best.closest().record(), stored),
                one.stream().skip(1).map(p -> p.person().id()).toList(),
                like.size() > 1 || like.size() > one.size(),
                considered,
                one.isEmpty() ? contenders(record, persons, stored) : List.of(),
                scorer.model().version());
    }

    /** The persons, best first, with whom the record is one. */
    private List<PersonScore> oneWith(
            NormalRecord record, List<PersonScore> like, List<PersonScore> persons, KnownApart apart, long stored) {
        if (like.size() == 1) {
            return like.stream()
                    .filter(p -> same.isCertain(p) && persons.contains(p))
                    .toList();
        }
        List<List<NormalRecord>> pieces = new ArrayList<>(List.of(List.of(record)));
        like.forEach(p -> pieces.add(
                p.person().records().stream().map(StoredRecord::record).toList()));
        Clustering.Apart told = (i, j) -> i == 0 || j == 0
                ? !persons.contains(like.get(Math.max(i, j) - 1))
                : apart.two(
                        like.get(i - 1).person().id(), like.get(j - 1).person().id());
        return Clustering.of(pieces, told, same, stored).stream()
                .filter(cluster -> cluster.contains(0))
                .flatMap(List::stream)
                .filter(place -> place > 0)
                .sorted()
                .map(place -> like.get(place - 1))
                .toList();
    }

    private boolean mayBe(PersonScore person) {
        return person.median() >= possible || person.pairs().stream().anyMatch(p -> p.bits() >= certain);
    }

    private List<Contender> contenders(NormalRecord record, List<PersonScore> persons, long stored) {
        return persons.stream()
                .filter(this::mayBe)
                .limit(MOST_CONTENDERS)
                .map(p -> new Contender(
                        p.person().id(),
                        p.median(),
                        scorer.explain(record, p.closest().record(), stored)))
                .toList();
    }

    private static Reason whyNobody(List<PersonScore> considered, List<PersonScore> others, List<PersonScore> persons) {
        if (considered.isEmpty()) {
            return Reason.NOBODY_LIKE_IT;
        }
        if (others.isEmpty()) {
            return Reason.OTHER_OF_HOUSEHOLD;
        }
        return persons.size() < others.size() ? Reason.KNOWN_APART : Reason.BELOW_THRESHOLD;
    }

    /** Whether a single pair is certain by itself. */
    public boolean isCertain(PairScore pair) {
        return same.isCertain(pair);
    }

    private Reason whyNotJoined(PersonScore best) {
        if (best.pairs().stream().noneMatch(p -> p.bits() >= certain)) {
            return Reason.BELOW_THRESHOLD;
        }
        if (best.anyOtherOfHousehold()) {
            return Reason.OTHER_OF_HOUSEHOLD;
        }
        if (best.weakest() < scorer.model().thresholds().weakestBits()) {
            return Reason.WEAKEST_LINK;
        }
        return same.hasCertainPair(best) ? Reason.TOO_CLOSE_TO_ANOTHER : Reason.TOO_LITTLE_EVIDENCE;
    }

    private PersonScore score(NormalRecord record, LinkedPerson person, long stored) {
        List<PairScore> pairs = new ArrayList<>(person.records().size());
        for (StoredRecord known : person.records()) {
            pairs.add(scorer.score(record, known.record(), stored));
        }
        return PersonScore.of(person, pairs);
    }

    private Decision nobody(Reason reason, double prior, List<PersonScore> considered, boolean contested) {
        UUID none = null;
        double bits = considered.isEmpty() ? prior : considered.get(0).median();
        return new Decision(
                Grade.NONE,
                reason,
                none,
                bits,
                prior,
                List.of(),
                List.of(),
                contested,
                considered,
                List.of(),
                scorer.model().version());
    }
}
