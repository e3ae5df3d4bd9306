package org.project360.randomisation.method;

import java.util.Arrays;

/** The odds of the next draw: a whole number of parts for each arm, in the trial's order. The sum is at most 2^62. */
public final class Odds {

    private final long[] parts;
    private final long total;

    Odds(long... parts) {
        this.parts = parts.clone();
        this.total = Arrays.stream(parts).sum();
    }

    /** 2^53 parts to the nearest part, the remainder to the likeliest arm: each within 2^-52 of the probability given. */
    static Odds of(double[] probabilities) {
        long whole = 1L << 53;
        long[] parts = new long[probabilities.length];
        int likeliest = 0;
        for (int arm = 0; arm < parts.length; arm++) {
            parts[arm] = Math.round(probabilities[arm] * whole);
            likeliest = probabilities[arm] > probabilities[likeliest] ? arm : likeliest;
        }
        parts[likeliest] += whole - Arrays.stream(parts).sum();
        return new Odds(parts);
    }

    int arms() {
        return parts.length;
    }

    /** The parts of all arms together. */
    public long total() {
        return total;
    }

    /** The parts of this arm. */
    public long parts(int arm) {
        return parts[arm];
    }

    /** The probability of this arm, 0 to 1. */
    public double probability(int arm) {
        return (double) parts[arm] / total;
    }

    /** Whether one arm has it all: the draw is deterministic. */
    boolean isCertain() {
        return Arrays.stream(parts).anyMatch(part -> part == total);
    }

    /** The arm that this number falls to: the first whose parts, added to those of the arms before it, exceed it. */
    public int arm(long number) {
        long passed = 0;
        for (int arm = 0; arm < parts.length; arm++) {
            passed += parts[arm];
            if (number < passed) {
                return arm;
            }
        }
        throw new IllegalArgumentException("The number is not below the total");
    }

    /** Draws. */
    public int arm(UniformIntegers uniform) {
        return arm(uniform.next(total));
    }
}
