package org.project360.intake.identity.linkage;

import java.util.Arrays;

/**
 * Parameters of the mixture: {@code lambda} is the share of pairs that are of one person; {@code m} and {@code u} have for
 * each field the probability of each level given that both values are there.
 */
record Estimate(double lambda, double[][] m, double[][] u) {

    /** The probability that a pair with these levels is of one person. */
    double probability(int[] levels) {
        double bits = Log2.odds(lambda);
        for (int i = 0; i < levels.length; i++) {
            if (levels[i] >= 0) {
                bits += Log2.of(m[i][levels[i]] / u[i][levels[i]]);
            }
        }
        return Log2.probability(bits);
    }

    Estimate withLambda(double other) {
        return new Estimate(other, m, u);
    }

    double largestChange(Estimate before) {
        double change = Math.abs(lambda - before.lambda);
        for (int i = 0; i < m.length; i++) {
            for (int k = 0; k < m[i].length; k++) {
                change = Math.max(change, Math.abs(m[i][k] - before.m[i][k]));
                change = Math.max(change, Math.abs(u[i][k] - before.u[i][k]));
            }
        }
        return change;
    }

    static double[][] copy(double[][] of) {
        return Arrays.stream(of).map(double[]::clone).toArray(double[][]::new);
    }
}
