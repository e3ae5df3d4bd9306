package org.project360.bench.figure;

import java.util.Arrays;

/**
 * The moments at which a run's records were published. The rate is taken from the moment the warm-up's share was out to
 * the last record.
 */
public final class Progression {
    private final long[] millis;

    /** In any order, in milliseconds of any clock. */
    public Progression(long[] millis) {
        this.millis = millis.clone();
        Arrays.sort(this.millis);
    }

    public int records() {
        return millis.length;
    }

    /**
     * Inputs per second after the warm-up. Records stand for inputs in proportion.
     *
     * @param inputs all inputs, those of the warm-up included
     * @param warmUp inputs that are not counted, from 0 and fewer than {@code inputs}
     * @throws IllegalStateException if all was published at one moment
     */
    public double rate(long inputs, long warmUp) {
        int last = millis.length - 1;
        int from = (int) (millis.length * (double) warmUp / inputs);
        if (from >= last || millis[last] == millis[from]) {
            throw new IllegalStateException("It was over before it could be measured; take more incidents.");
        }
        double counted = inputs * (double) (last - from) / millis.length;
        return counted * 1_000 / (millis[last] - millis[from]);
    }
}
