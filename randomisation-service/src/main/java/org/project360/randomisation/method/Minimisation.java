package org.project360.randomisation.method;

import java.util.List;

/**
 * Minimisation (Pocock and Simon 1975, Biometrics 31(1), 103-115). For each arm k: if the next subject got it, how uneven
 * would the arms be among the subjects who share her level of a factor? G_k is the sum of that {@link Measure} over the
 * factors, each times its weight. Counts are divided by the arm's part of the ratio after the subject has been added
 * ((n + 1) / r; Han, Enas and McEntegart 2009). The {@link ArmRule} turns the order of the G_k into probabilities.
 *
 * @param weights one for each factor, at least 0
 */
public record Minimisation(Ratio ratio, Measure measure, List<Double> weights, ArmRule rule) {

    /** G_k closer than this, relative to their size, are level: they differ by rounding alone. */
    private static final double LEVEL = 1e-9;

    public Minimisation {
        weights = List.copyOf(weights);
        InvalidMethod.require(!weights.isEmpty(), "weights", "Minimisation needs at least one factor.");
        InvalidMethod.require(
                weights.stream().allMatch(weight -> weight >= 0 && Double.isFinite(weight)),
                "weights",
                "A factor's weight is a number of at least 0.");
        rule.check(ratio);
    }

    /** G of each arm; {@code counts[f][k]}: the subjects in arm k with the next subject's level of factor f. */
    public double[] imbalances(int[][] counts) {
        double[] g = new double[ratio.arms()];
        for (int arm = 0; arm < g.length; arm++) {
            for (int factor = 0; factor < counts.length; factor++) {
                g[arm] += weights.get(factor) * measure.of(scaled(counts[factor], arm));
            }
        }
        return g;
    }

    private double[] scaled(int[] counts, int withOneMore) {
        double[] scaled = new double[counts.length];
        for (int arm = 0; arm < counts.length; arm++) {
            scaled[arm] = (double) (counts[arm] + (arm == withOneMore ? 1 : 0)) / ratio.part(arm);
        }
        return scaled;
    }

    /**
     * The probability of each arm. Arms of equal G are ranked at random, as Pocock and Simon have it: each gets the mean of
     * what it would have over all orders of the equal ones.
     */
    public double[] probabilities(double[] g) {
        int[] ascending = ascending(g);
        int[] ends = levelEnds(g, ascending);
        int turns = turns(ends);
        double[] mean = new double[g.length];
        for (int turn = 0; turn < turns; turn++) {
            double[] probabilities = rule.kind().byRank(turned(ascending, ends, turn), ratio, rule.p());
            for (int arm = 0; arm < g.length; arm++) {
                mean[arm] += probabilities[arm] / turns;
            }
        }
        return mean;
    }

    /** The odds of the next draw. */
    public Odds odds(int[][] counts) {
        return Odds.of(probabilities(imbalances(counts)));
    }

    /** The arms by G. */
    private static int[] ascending(double[] g) {
        int[] arms = new int[g.length];
        for (int arm = 0; arm < g.length; arm++) {
            int place = arm;
            while (place > 0 && g[arms[place - 1]] > g[arm]) {
                arms[place] = arms[place - 1];
                place--;
            }
            arms[place] = arm;
        }
        return arms;
    }

    /** For each place in the order where the run of equal G that it belongs to ends (exclusive). */
    private static int[] levelEnds(double[] g, int[] ascending) {
        int[] ends = new int[g.length];
        int end = g.length;
        for (int place = g.length - 1; place >= 0; place--) {
            ends[place] = end;
            if (place > 0) {
                double below = g[ascending[place - 1]];
                end = g[ascending[place]] - below > LEVEL * Math.max(1, Math.abs(below)) ? place : end;
            }
        }
        return ends;
    }

    /**
     * How often the runs of equal G must be turned for every arm to take every place of its run equally often. What an arm
     * gets depends on its own place and on who is first, so these few orders stand for all the permutations.
     */
    private static int turns(int[] ends) {
        int turns = 1;
        for (int start = 0; start < ends.length; start = ends[start]) {
            turns = commonMultiple(turns, ends[start] - start);
        }
        return turns;
    }

    private static int[] turned(int[] order, int[] ends, int turn) {
        int[] turned = new int[order.length];
        for (int start = 0; start < ends.length; start = ends[start]) {
            int size = ends[start] - start;
            for (int i = 0; i < size; i++) {
                turned[start + (i + turn) % size] = order[start + i];
            }
        }
        return turned;
    }

    private static int commonMultiple(int a, int b) {
        int gcd = a;
        for (int rest = b; rest != 0; ) {
            int next = gcd % rest;
            gcd = rest;
            rest = next;
        }
        return a / gcd * b;
    }
}
