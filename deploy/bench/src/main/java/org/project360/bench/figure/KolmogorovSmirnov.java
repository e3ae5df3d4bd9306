package org.project360.bench.figure;

import java.util.Arrays;

/**
 * The two-sample test of Kolmogorov and Smirnov: whether two samples may be of one distribution.
 *
 * @param distance the largest distance of the two empirical distributions, 0 to 1
 * @param p how likely a distance at least as large is if both are of one distribution, asymptotically
 */
public record KolmogorovSmirnov(double distance, double p) {
    private static final int TERMS = 100;

    /** Of two samples, neither empty; ties are counted at their common value. */
    public static KolmogorovSmirnov of(double[] first, double[] second) {
        if (first.length == 0 || second.length == 0) {
            throw new IllegalArgumentException("A sample is not empty.");
        }
        double distance = distance(sorted(first), sorted(second));
        double effective = (double) first.length * second.length / (first.length + second.length);
        return new KolmogorovSmirnov(distance, p(distance, effective));
    }

    /**
     * Kolmogorov's series at lambda = (sqrt(n) + 0.12 + 0.11 / sqrt(n)) D, the correction of Stephens (1970, Journal of the
     * Royal Statistical Society B 32(1), 115-122): Q = 2 sum over j of (-1)^(j-1) exp(-2 j^2 lambda^2).
     *
     * @param n the effective number, n1 n2 / (n1 + n2)
     */
    static double p(double distance, double n) {
        double lambda = (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n)) * distance;
        return series(lambda);
    }

    static double series(double lambda) {
        if (lambda < 0.2) {
            return 1; // the series converges slowly here, and is 1 to twelve digits
        }
        double sum = 0;
        for (int j = 1; j <= TERMS; j++) {
            sum += (j % 2 == 1 ? 1 : -1) * Math.exp(-2.0 * j * j * lambda * lambda);
        }
        return Math.min(1, Math.max(0, 2 * sum));
    }

    private static double distance(double[] first, double[] second) {
        double largest = 0;
        int i = 0;
        int j = 0;
        while (i < first.length && j < second.length) {
            double value = Math.min(first[i], second[j]);
            while (i < first.length && first[i] <= value) {
                i++;
            }
            while (j < second.length && second[j] <= value) {
                j++;
            }
            largest = Math.max(largest, Math.abs((double) i / first.length - (double) j / second.length));
        }
        return largest;
    }

    private static double[] sorted(double[] sample) {
        double[] copy = sample.clone();
        Arrays.sort(copy);
        return copy;
    }
}
