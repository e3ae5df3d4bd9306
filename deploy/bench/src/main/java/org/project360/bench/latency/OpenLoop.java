package org.project360.bench.latency;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * When to send, whatever the answers: a Poisson process, its gaps exponential by inversion. A sender that comes late sends
 * at once, and its lateness counts as latency, for the time is taken from the intended moment.
 *
 * @param rate reports per second, above 0
 * @param time how long, above 0
 */
public record OpenLoop(double rate, Duration time, long seed) {
    private static final double NANOS = 1e9;

    public OpenLoop {
        if (!(rate > 0) || time.isZero() || time.isNegative()) {
            throw new IllegalArgumentException("A rate and a time are above 0.");
        }
    }

    /** How many reports that is: {@code rate} times {@code time}, at least one. */
    public int count() {
        return Math.max(1, (int) Math.round(rate * time.toNanos() / NANOS));
    }

    /** The intended moments, in nanoseconds after the start, in order; the same seed gives the same. */
    public long[] moments() {
        SplittableRandom chance = new SplittableRandom(seed);
        long[] moments = new long[count()];
        double at = 0;
        for (int i = 0; i < moments.length; i++) {
            at += -Math.log(1 - chance.nextDouble()) / rate * NANOS;
            moments[i] = (long) at;
        }
        return moments;
    }
}
