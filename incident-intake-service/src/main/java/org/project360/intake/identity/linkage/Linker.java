package org.project360.intake.identity.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Decides of which stored person a record is. It is scored against every record of every candidate: it is of a person where
 * one pair is certain by itself and none speaks clearly against it, so that no chain of pairs joins two people.
 *
 * <p>Neither depends on who came first. Where a record is of two persons of whom no pair of records speaks against it either,
 * they are one ({@link Decision#sameAs()}): once they are merged, the same records are the same persons in whatever order they came,
 * but where records of one person contradict one another.
 */
public final class Linker {

    private static final Comparator<PersonScore> BEST_FIRST =
            Comparator.comparingDouble(PersonScore::median).reversed();
    /** Somebody is to look at them one by one. */
    private static final int MOST_CONTENDERS = 10;

    private final Scorer scorer;
    private final Candidates candidates;
    private final SamePerson same;
    private final Thresholds thresholds;
    private final double certain;
    private final double possible;

    public Linker(Scorer scorer, Candidates candidates) {
        this.scorer = scorer;
        this.candidates = candidates;
        this.same = new SamePerson(scorer);
        this.thresholds = scorer.model().thresholds();
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
        List<PersonScore> others =
                considered.stream().filter(p -> !p.otherOfHousehold()).toList();
        List<PersonScore> persons = others.stream()
                .filter(p -> !apart.holds(
                        p.person().id(),
                        () -> scorer.evidence(record, p.closest().record())))
                .toList();
        if (persons.stream().noneMatch(this::mayBe)) {
            return nobody(whyNobody(considered, others, persons), prior, considered);
        }
        return somebody(record, persons, considered, apart);
    }

    private Decision somebody(
            NormalRecord record, List<PersonScore> persons, List<PersonScore> considered, KnownApart apart) {
        long stored = candidates.size();
        List<PersonScore> joined = persons.stream().filter(same::isCertain).toList();
        PersonScore best = joined.isEmpty()
                ? persons.stream().filter(this::mayBe).findFirst().orElseThrow()
                : joined.get(0);
        List<PersonScore> together = joined.isEmpty() ? List.of() : together(joined, apart, stored);
        boolean rivalled = persons.stream().anyMatch(p -> rivals(p, best, together) && !alike(p, best, apart, stored));
        Reason reason = joined.isEmpty() ? whyNotJoined(best) : rivalled ? Reason.TOO_CLOSE_TO_ANOTHER : Reason.CLEAR;
        return new Decision(
                reason == Reason.CLEAR ? Grade.CERTAIN : Grade.POSSIBLE,
                reason,
                best.person().id(),
                best.median(),
                scorer.model().priorBits(stored),
                scorer.explain(record, best.closest().record(), stored),
                reason == Reason.CLEAR
                        ? together.stream().skip(1).map(p -> p.person().id()).toList()
                        : List.of(),
                considered,
                reason == Reason.CLEAR ? List.of() : contenders(record, persons, stored),
                scorer.model().version());
    }

    /** Of the persons whom a record joins, best first, those who are one with the best, and she. */
    private List<PersonScore> together(List<PersonScore> joined, KnownApart apart, long stored) {
        List<PersonScore> together = new ArrayList<>();
        for (PersonScore one : joined) {
            boolean fits = together.stream()
                    .allMatch(other ->
                            !apart.two(one.person().id(), other.person().id())
                                    && same.nothingAgainst(one.person(), other.person(), stored));
            if (fits) {
                together.add(one);
            }
        }
        return together;
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
        return best.weakest() < thresholds.weakestBits() ? Reason.WEAKEST_LINK : Reason.TOO_LITTLE_EVIDENCE;
    }

    /** Somebody else who is possible, and less than the margin behind. */
    private boolean rivals(PersonScore person, PersonScore best, List<PersonScore> together) {
        return person != best
                && !together.contains(person)
                && person.median() >= possible
                && best.median() - person.median() < thresholds.marginBits();
    }

    /** Two of whom nothing tells that they are two; too little to merge them for. */
    private boolean alike(PersonScore one, PersonScore other, KnownApart apart, long stored) {
        return !apart.two(one.person().id(), other.person().id())
                && same.isPossible(one.person(), other.person(), stored);
    }

    private PersonScore score(NormalRecord record, LinkedPerson person, long stored) {
        List<PairScore> pairs = new ArrayList<>(person.records().size());
        for (StoredRecord known : person.records()) {
            pairs.add(scorer.score(record, known.record(), stored));
        }
        return PersonScore.of(person, pairs);
    }

    private Decision nobody(Reason reason, double prior, List<PersonScore> considered) {
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
                considered,
                List.of(),
                scorer.model().version());
    }
}
