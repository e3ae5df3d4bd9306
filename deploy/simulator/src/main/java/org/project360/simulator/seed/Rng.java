package org.project360.simulator.seed;

import java.util.List;
import java.util.UUID;

/**
 * Chance from a seed. SplitMix64 written out here, and not the JDK's: what a JDK draws within bounds may change from one
 * version to the next, and a seed in a bug report must mean the same world for ever.
 */
public final class Rng {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    /** For tests: what follows from a bare state. */
    Rng(long state) {
        this.state = state;
    }

    /** Chance for one thing of a kind, independent of that for every other. */
    public static Rng of(long seed, String purpose, long index) {
        return new Rng(mix(mix(seed + purpose.hashCode() * GOLDEN) + index * GOLDEN));
    }

    public long next() {
        state += GOLDEN;
        return mix(state);
    }

    /** At least 0 and below the bound. */
    public int below(int bound) {
        return (int) (((next() >>> 33) * bound) >>> 31);
    }

    /** Both ends inclusive. */
    public int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** Both ends inclusive. */
    public long between(long low, long high) {
        return low + (long) (unit() * (high - low + 1));
    }

    /** At least 0 and below 1. */
    public double unit() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    public boolean chance(double probability) {
        return probability > 0 && unit() < probability;
    }

    /** Exponentially distributed. */
    public double exponential(double mean) {
        return -mean * StrictMath.log(1 - unit());
    }

    public <T> T pick(List<T> items) {
        return items.get(below(items.size()));
    }

    /** The place of one of so many, the first the likeliest: as common as one over its rank, as names are. */
    public int rank(int size) {
        return (int) StrictMath.pow(size + 1.0, unit()) - 1;
    }

    /** One of the codes, each as likely as its share says; the shares need not add up to 1. */
    public int weighted(double... shares) {
        double sum = 0;
        for (double share : shares) {
            sum += share;
        }
        double left = unit() * sum;
        for (int i = 0; i < shares.length - 1; i++) {
            left -= shares[i];
            if (left < 0) {
                return i;
            }
        }
        return shares.length - 1;
    }

    /** A UUID, version 4 by its looks. */
    public UUID uuid() {
        long high = (next() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
        long low = (next() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low);
    }

    private static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
