package org.project360.intake.identity.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Decides of which stored person a record is. It is scored against every record of every candidate; the median of a
 * person's scores counts, so that no chain of pairs joins two people.
 */
public final class Linker {

    private static final Comparator<PersonScore> BEST_FIRST =
            Comparator.comparingDouble(PersonScore::median).reversed();
    /** Somebody is to look at them one by one. */
    private static final int MOST_CONTENDERS = 10;

    private final Scorer scorer;
    private final Candidates candidates;
    private final Thresholds thresholds;
    private final double certain;
    private final double possible;

    public Linker(Scorer scorer, Candidates candidates) {
        this.scorer = scorer;
        this.candidates = candidates;
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
        if (persons.isEmpty() || !mayBe(persons.get(0))) {
            return nobody(whyNobody(considered, others, persons), prior, considered);
        }
        return somebody(record, persons, considered, apart);
    }

    private Decision somebody(
            NormalRecord record, List<PersonScore> persons, List<PersonScore> considered, KnownApart apart) {
        long stored = candidates.size();
        PersonScore best = persons.get(0);
        Optional<PersonScore> rival = rival(best, persons);
        boolean oneAndTheSame = rival.isPresent()
                && !apart.two(best.person().id(), rival.get().person().id())
                && same(best.person(), rival.get().person(), stored);
        Reason reason = reason(best, rival.isPresent() && !oneAndTheSame);
        List<FieldScore> fields = scorer.explain(record, best.closest().record(), stored);
        return new Decision(
                reason == Reason.CLEAR ? Grade.CERTAIN : Grade.POSSIBLE,
                reason,
                best.person().id(),
                best.median(),
                scorer.model().priorBits(stored),
                fields,
                oneAndTheSame ? rival.map(r -> r.person().id()) : Optional.empty(),
                considered,
                reason == Reason.CLEAR ? List.of() : contenders(record, persons, stored),
                scorer.model().version());
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
        return pair.bits() >= certain && pair.enough() && !pair.otherOfHousehold();
    }

    private Reason reason(PersonScore best, boolean rivalled) {
        if (best.median() < certain) {
            return Reason.BELOW_THRESHOLD;
        }
        if (!best.enough()) {
            return Reason.TOO_LITTLE_EVIDENCE;
        }
        if (best.anyOtherOfHousehold()) {
            return Reason.OTHER_OF_HOUSEHOLD;
        }
        if (best.weakest() < thresholds.weakestBits()) {
            return Reason.WEAKEST_LINK;
        }
        return rivalled ? Reason.TOO_CLOSE_TO_ANOTHER : Reason.CLEAR;
    }

    /** Somebody else who is possible, and less than the margin behind. */
    private Optional<PersonScore> rival(PersonScore best, List<PersonScore> persons) {
        return persons.stream()
                .skip(1)
                .filter(p -> p.median() >= possible && best.median() - p.median() < thresholds.marginBits())
                .findFirst();
    }

    private boolean same(LinkedPerson one, LinkedPerson other, long stored) {
        double[] bits = one.records().stream()
                .flatMap(a -> other.records().stream().map(b -> scorer.score(a.record(), b.record(), stored)))
                .mapToDouble(s -> s.otherOfHousehold() ? Double.NEGATIVE_INFINITY : s.bits())
                .toArray();
        return PersonScore.medianOf(bits) >= possible;
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
                Optional.empty(),
                considered,
                List.of(),
                scorer.model().version());
    }
}
