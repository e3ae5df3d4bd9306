package org.project360.randomisation.method;

import java.util.Arrays;
import java.util.Locale;

/**
 * How uneven the counts of the arms are within one level of a factor. Each count has been divided by its arm's part of the
 * ratio before. Range, standard deviation and variance are those of Pocock and Simon 1975, section 3.2.
 */
public enum Measure {

    /** The largest less the smallest. */
    RANGE {
        @Override
        double of(double[] counts) {
            return Arrays.stream(counts).max().orElseThrow()
                    - Arrays.stream(counts).min().orElseThrow();
        }
    },

    /** The sample standard deviation, with divisor N - 1 for N arms. */
    SD {
        @Override
        double of(double[] counts) {
            return Math.sqrt(VARIANCE.of(counts));
        }
    },

    /** The sample variance, with divisor N - 1 for N arms. */
    VARIANCE {
        @Override
        double of(double[] counts) {
            double mean = Arrays.stream(counts).average().orElseThrow();
            return Arrays.stream(counts).map(x -> (x - mean) * (x - mean)).sum() / (counts.length - 1);
        }
    },

    /**
     * The marginal balance of Han, Enas and McEntegart 2009: the sum over all pairs of arms of |x_j - x_k|, over (N - 1)
     * times the sum of the counts. Of 0 (even) to 1 (all in one arm), so that rare levels weigh as much as common ones.
     */
    MARGINAL_BALANCE {
        @Override
        double of(double[] counts) {
            double total = Arrays.stream(counts).sum();
            double apart = 0;
            for (int j = 0; j < counts.length; j++) {
                for (int k = j + 1; k < counts.length; k++) {
                    apart += Math.abs(counts[j] - counts[k]);
                }
            }
            return total == 0 ? 0 : apart / ((counts.length - 1) * total);
        }
    };

    /** The measure of these counts, at least 0. */
    abstract double of(double[] counts);

    /** {@code range}, {@code sd}, {@code variance}, {@code marginal-balance}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
