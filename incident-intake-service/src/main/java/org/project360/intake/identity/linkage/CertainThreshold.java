package org.project360.intake.identity.linkage;

import java.util.ArrayList;
import java.util.List;

/**
 * Where <i>certain</i> begins, for the columns that there are: at the lowest probability from which on no more than a small
 * share of all pairs above it is expected to be wrong, by the model's own probabilities.
 */
final class CertainThreshold {

    /** The expected share of wrong pairs among the certain ones. */
    private static final double WRONG = 0.005;
    /** No single pair is certain below this, however few such pairs there are, ... */
    private static final double LOWEST = 0.75;
    /** ... and none is left open above this. */
    private static final double HIGHEST = 0.99;

    private record Bin(double probability, double pairs) {}

    private CertainThreshold() {}

    static double of(List<Pattern> candidates, Estimate estimate) {
        List<Bin> bins = new ArrayList<>();
        candidates.forEach(p -> bins.add(new Bin(estimate.probability(p.levels()), p.count())));
        bins.sort((a, b) -> Double.compare(b.probability(), a.probability()));
        double pairs = 0;
        double wrong = 0;
        double threshold = HIGHEST;
        for (Bin bin : bins) {
            pairs += bin.pairs();
            wrong += bin.pairs() * (1 - bin.probability());
            if (bin.probability() < LOWEST) {
                return LOWEST;
            }
            if (wrong > WRONG * pairs) {
                break;
            }
            threshold = bin.probability();
        }
        return Math.max(LOWEST, Math.min(HIGHEST, threshold));
    }
}
