package org.project360.randomisation.method;

import java.util.Arrays;
import java.util.Locale;

/**
 * From the order of the arms by imbalance to the probability of each.
 *
 * @param p what it means depends on the kind
 */
public record ArmRule(Kind kind, double p) {

    /** The three rules. */
    public enum Kind {

        /** Pocock and Simon 1975: p for the arm of the least imbalance, (1 - p) / (N - 1) for each other. p of 1/N to 1. */
        BEST {
            @Override
            double[] byRank(int[] order, Ratio ratio, double p) {
                double[] probabilities = new double[order.length];
                Arrays.fill(probabilities, (1 - p) / (order.length - 1));
                probabilities[order[0]] = p;
                return probabilities;
            }
        },

        /**
         * Pocock and Simon 1975: q - 2 (N q - 1) / (N (N + 1)) * k for the arm of rank k = 1 (the least imbalance) to N.
         * Here p is their q, of 1/N (all alike) to 2 / (N - 1) (nothing for the last).
         */
        RANK {
            @Override
            double[] byRank(int[] order, Ratio ratio, double q) {
                int n = order.length;
                double[] probabilities = new double[n];
                for (int k = 1; k <= n; k++) {
                    probabilities[order[k - 1]] = Math.max(0, q - 2 * (n * q - 1) / (n * (n + 1)) * k);
                }
                return probabilities;
            }
        },

        /**
         * Biased-coin minimisation of Han, Enas and McEntegart 2009 (Statistics in Medicine 28, 3329-3346), for unequal
         * ratios: where arm H has the least imbalance, it gets 1 - (R - r_H) / (R - r_1) * (1 - p) and every other arm i
         * r_i / (R - r_1) * (1 - p), with r_1 the lowest part of the ratio and R the sum. So p is the probability of the
         * arm of the lowest ratio when it is H. p of r_1 / R to 1.
         */
        BIASED_COIN {
            @Override
            double[] byRank(int[] order, Ratio ratio, double p) {
                double others = ratio.sum() - lowest(ratio);
                double[] probabilities = new double[order.length];
                for (int arm = 0; arm < order.length; arm++) {
                    probabilities[arm] = ratio.part(arm) / others * (1 - p);
                }
                int best = order[0];
                probabilities[best] = 1 - (ratio.sum() - ratio.part(best)) / others * (1 - p);
                return probabilities;
            }
        };

        abstract double[] byRank(int[] order, Ratio ratio, double p);

        /** {@code best}, {@code rank}, {@code biased-coin}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Refuses a p that would prefer an arm of more imbalance, or is no probability. */
    void check(Ratio ratio) {
        int n = ratio.arms();
        double least = kind == Kind.BIASED_COIN ? (double) lowest(ratio) / ratio.sum() : 1.0 / n;
        double most = kind == Kind.RANK ? 2.0 / (n - 1) : 1;
        InvalidMethod.require(
                p >= least - 1e-12 && p <= most + 1e-12,
                "p",
                "For " + kind.code() + " with " + n + " arms of " + ratio + ", p is of " + shown(least) + " to "
                        + shown(most) + ", not " + p + ".");
    }

    private static int lowest(Ratio ratio) {
        return ratio.parts().stream().mapToInt(Integer::intValue).min().orElseThrow();
    }

    private static String shown(double bound) {
        return String.format(Locale.ROOT, "%.4g", bound);
    }
}
