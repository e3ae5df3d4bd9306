package org.project360.randomisation.method;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

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
        return IntStream.range(0, counts.length)
                .mapToDouble(arm -> (double) (counts[arm] + (arm == withOneMore ? 1 : 0)) / ratio.part(arm))
                .toArray();
    }

    /**
     * The probability of each arm. Arms of equal G are ranked at random, as Pocock and Simon have it: each gets the mean of
     * what it would have over all orders of the equal ones.
     */
    public double[] probabilities(double[] g) {
        List<List<Integer>> groups = levelGroups(g);
        double[] mean = new double[g.length];
        List<int[]> orders = rotations(groups);
        for (int[] order : orders) {
            double[] probabilities = rule.kind().byRank(order, ratio, rule.p());
            for (int arm = 0; arm < g.length; arm++) {
                mean[arm] += probabilities[arm] / orders.size();
            }
        }
        return mean;
    }

    /** The odds of the next draw. */
    public Odds odds(int[][] counts) {
        return Odds.of(probabilities(imbalances(counts)));
    }

    private static List<List<Integer>> levelGroups(double[] g) {
        List<Integer> ascending = IntStream.range(0, g.length)
                .boxed()
                .sorted(Comparator.comparingDouble(arm -> g[arm]))
                .toList();
        List<List<Integer>> groups = new ArrayList<>();
        double last = Double.NaN;
        for (int arm : ascending) {
            if (groups.isEmpty() || g[arm] - last > LEVEL * Math.max(1, Math.abs(last))) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(arm);
            last = g[arm];
        }
        return groups;
    }

    /**
     * Orders in which every arm of a group takes every place of its group equally often. What an arm gets depends on its own
     * place and on who is first, so these few stand for all the permutations.
     */
    private static List<int[]> rotations(List<List<Integer>> groups) {
        int turns = groups.stream().mapToInt(List::size).reduce(1, Minimisation::commonMultiple);
        List<int[]> orders = new ArrayList<>(turns);
        for (int turn = 0; turn < turns; turn++) {
            List<Integer> order = new ArrayList<>();
            for (List<Integer> group : groups) {
                List<Integer> turned = new ArrayList<>(group);
                Collections.rotate(turned, turn);
                order.addAll(turned);
            }
            orders.add(order.stream().mapToInt(Integer::intValue).toArray());
        }
        return orders;
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
