package org.project360.intake.identity.linkage;

import java.util.stream.Stream;

/**
 * Whether two persons are one, by all pairs of a record of the one and a record of the other: what tells of a record and a
 * person tells of two persons as well, so that it does not matter which of their records came last.
 */
public final class SamePerson {

    private final Scorer scorer;
    private final double certain;
    private final double possible;
    private final double weakest;

    public SamePerson(Scorer scorer) {
        Thresholds thresholds = scorer.model().thresholds();
        this.scorer = scorer;
        this.certain = Log2.odds(thresholds.certain());
        this.possible = Log2.odds(thresholds.possible());
        this.weakest = thresholds.weakestBits();
    }

    /** Whether one pair is certain and none speaks against it. */
    public boolean isCertain(LinkedPerson one, LinkedPerson other, long stored) {
        return pairs(one, other, stored).anyMatch(this::isCertain) && nothingAgainst(one, other, stored);
    }

    boolean isCertain(PairScore pair) {
        return pair.bits() >= certain && pair.enough() && !pair.otherOfHousehold();
    }

    boolean isCertain(PersonScore person) {
        return person.pairs().stream().anyMatch(this::isCertain)
                && !person.anyOtherOfHousehold()
                && person.weakest() >= weakest;
    }

    boolean nothingAgainst(LinkedPerson one, LinkedPerson other, long stored) {
        return pairs(one, other, stored).allMatch(p -> !p.otherOfHousehold() && p.bits() >= weakest);
    }

    /** Too little to say that they are one, and nothing that says that they are two. */
    boolean isPossible(LinkedPerson one, LinkedPerson other, long stored) {
        double[] bits = pairs(one, other, stored)
                .mapToDouble(s -> s.otherOfHousehold() ? Double.NEGATIVE_INFINITY : s.bits())
                .toArray();
        return PersonScore.medianOf(bits) >= possible;
    }

    private Stream<PairScore> pairs(LinkedPerson one, LinkedPerson other, long stored) {
        return one.records().stream()
                .flatMap(a -> other.records().stream().map(b -> scorer.score(a.record(), b.record(), stored)));
    }
}
