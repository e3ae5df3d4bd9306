package org.project360.intake.identity.linkage;

import java.util.ArrayList;
import java.util.List;

/** What a pair of records tells of whether they are of one person. */
public final class SamePerson {

    private final Scorer scorer;
    private final double certain;
    private final double weakest;
    private final double margin;

    public SamePerson(Scorer scorer) {
        Thresholds thresholds = scorer.model().thresholds();
        this.scorer = scorer;
        this.certain = Log2.odds(thresholds.certain());
        this.weakest = thresholds.weakestBits();
        this.margin = thresholds.marginBits();
    }

    double marginBits() {
        return margin;
    }

    /** Each record of the one with each of the other. */
    List<PairScore> pairs(List<NormalRecord> one, List<NormalRecord> other, long stored) {
        List<PairScore> pairs = new ArrayList<>(one.size() * other.size());
        for (NormalRecord a : one) {
            for (NormalRecord b : other) {
                pairs.add(scorer.score(a, b, stored));
            }
        }
        return pairs;
    }

    boolean isCertain(PairScore pair) {
        return pair.bits() >= certain && pair.enough() && !pair.otherOfHousehold();
    }

    /** It speaks against it, whatever speaks for it elsewhere. */
    boolean isAgainst(PairScore pair) {
        return pair.otherOfHousehold() || pair.bits() < weakest;
    }

    boolean hasCertainPair(PersonScore person) {
        return person.pairs().stream().anyMatch(this::isCertain);
    }

    /** Whether one pair is certain and none speaks against it. */
    boolean isCertain(PersonScore person) {
        return hasCertainPair(person) && person.pairs().stream().noneMatch(this::isAgainst);
    }
}
