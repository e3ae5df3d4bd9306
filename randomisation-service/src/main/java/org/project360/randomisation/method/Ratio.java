package org.project360.randomisation.method;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The allocation ratio: a whole part of at least 1 for each of two or more arms. */
public record Ratio(List<Integer> parts) {

    public Ratio {
        parts = List.copyOf(parts);
        InvalidMethod.require(parts.size() >= 2, "ratio", "A ratio has two or more parts, such as 1,1.");
        InvalidMethod.require(
                parts.stream().allMatch(part -> part >= 1 && part <= 1_000),
                "ratio",
                "Every part of the ratio is a whole number of 1 to 1000; an arm that gets nobody is left out.");
    }

    public static Ratio of(int... parts) {
        return new Ratio(Arrays.stream(parts).boxed().toList());
    }

    /** 1:1:...:1. */
    public static Ratio equal(int arms) {
        return new Ratio(Collections.nCopies(arms, 1));
    }

    public int arms() {
        return parts.size();
    }

    public int sum() {
        int sum = 0;
        for (int part : parts) {
            sum += part;
        }
        return sum;
    }

    int part(int arm) {
        return parts.get(arm);
    }

    public boolean isEqual() {
        return parts.stream().distinct().count() == 1;
    }

    boolean isOneToOne() {
        return arms() == 2 && part(0) == part(1);
    }

    /** Whole rounds of the ratio that all arms have had: min over the arms of floor(count / part). */
    int rounds(int[] counts) {
        return IntStream.range(0, arms())
                .map(arm -> counts[arm] / part(arm))
                .min()
                .orElseThrow();
    }

    /** Counts without the rounds that all arms have had; what is left says all that the next draw depends on. */
    int[] withoutRounds(int[] counts) {
        int rounds = rounds(counts);
        return IntStream.range(0, arms())
                .map(arm -> counts[arm] - rounds * part(arm))
                .toArray();
    }

    /**
     * How far apart the arms are: the largest less the smallest of count - expected count. For two arms 1:1 that is
     * |n_A - n_B|.
     */
    public double imbalance(int[] counts) {
        double total = Arrays.stream(counts).sum();
        int sum = sum();
        double most = Double.NEGATIVE_INFINITY;
        double least = Double.POSITIVE_INFINITY;
        for (int arm = 0; arm < counts.length; arm++) {
            double deviation = counts[arm] - total * part(arm) / sum;
            most = Math.max(most, deviation);
            least = Math.min(least, deviation);
        }
        return most - least;
    }

    /**
     * The guess by the convergence strategy (Blackwell and Hodges 1957): all weight on the arm that is furthest behind, the
     * lowest count / part; shared equally where several are level.
     */
    double[] convergenceGuess(int[] counts) {
        boolean[] behind = new boolean[arms()];
        int level = 0;
        for (int arm = 0; arm < arms(); arm++) {
            behind[arm] = isBehindAll(counts, arm);
            level += behind[arm] ? 1 : 0;
        }
        double[] guess = new double[arms()];
        for (int arm = 0; arm < arms(); arm++) {
            guess[arm] = behind[arm] ? 1.0 / level : 0;
        }
        return guess;
    }

    private boolean isBehindAll(int[] counts, int arm) {
        for (int other = 0; other < counts.length; other++) {
            if ((long) counts[arm] * part(other) > (long) counts[other] * part(arm)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return parts.stream().map(String::valueOf).collect(Collectors.joining(":"));
    }
}
