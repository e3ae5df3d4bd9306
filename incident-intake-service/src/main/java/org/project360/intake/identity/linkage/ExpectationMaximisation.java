package org.project360.intake.identity.linkage;

import java.util.List;

/**
 * Estimates the mixture of pairs of one and of two persons from unlabelled comparison vectors (A. Dempster, N. Laird,
 * D. Rubin, Maximum likelihood from incomplete data via the EM algorithm, 1977), fields taken as independent in either
 * class. A missing value takes no part. {@code priorPairs} pairs that agree as the start says are added to each class, so
 * that no probability becomes zero and a level that is hardly ever met keeps what was assumed of it.
 */
final class ExpectationMaximisation {

    private static final int MOST_ROUNDS = 500;
    private static final double SETTLED = 1e-6;
    private static final double LEAST = 1e-9;

    private final Estimate start;
    private final double priorPairs;
    private final boolean fixedU;
    private final boolean[] left;

    /** @param left which fields are left out and keep what the start says */
    ExpectationMaximisation(Estimate start, double priorPairs, boolean fixedU, boolean[] left) {
        this.start = start;
        this.priorPairs = priorPairs;
        this.fixedU = fixedU;
        this.left = left;
    }

    Estimate fit(List<Pattern> patterns) {
        Estimate estimate = start;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Estimate next = round(patterns, estimate);
            double change = next.largestChange(estimate);
            estimate = next;
            if (change < SETTLED) {
                break;
            }
        }
        return estimate;
    }

    private Estimate round(List<Pattern> patterns, Estimate estimate) {
        double[][] matched = weighted(start.m());
        double[][] unmatched = weighted(start.u());
        double matches = 0;
        double pairs = 0;
        for (Pattern pattern : patterns) {
            int[] levels = without(pattern.levels());
            double match = estimate.probability(levels) * pattern.count();
            matches += match;
            pairs += pattern.count();
            for (int i = 0; i < levels.length; i++) {
                if (levels[i] >= 0) {
                    matched[i][levels[i]] += match;
                    unmatched[i][levels[i]] += pattern.count() - match;
                }
            }
        }
        double lambda = Math.min(1 - LEAST, Math.max(LEAST, matches / pairs));
        return new Estimate(lambda, shares(matched, start.m()), fixedU ? start.u() : shares(unmatched, start.u()));
    }

    private int[] without(int[] levels) {
        int[] kept = levels.clone();
        for (int i = 0; i < kept.length; i++) {
            kept[i] = left[i] ? Pattern.BOTH_MISSING : kept[i];
        }
        return kept;
    }

    private double[][] weighted(double[][] probabilities) {
        double[][] counts = Estimate.copy(probabilities);
        for (double[] field : counts) {
            for (int k = 0; k < field.length; k++) {
                field[k] = field[k] * priorPairs + LEAST;
            }
        }
        return counts;
    }

    private double[][] shares(double[][] counts, double[][] ofLeft) {
        for (int i = 0; i < counts.length; i++) {
            double sum = 0;
            for (double count : counts[i]) {
                sum += count;
            }
            for (int k = 0; k < counts[i].length; k++) {
                counts[i][k] = left[i] ? ofLeft[i][k] : counts[i][k] / sum;
            }
        }
        return counts;
    }
}
