package org.project360.bench.figure;

import org.HdrHistogram.Histogram;

/**
 * What some latencies came to, in milliseconds from the intended moment of sending, to three significant digits.
 *
 * @param samples how many there were; below a hundred the 99th percentile is the slowest
 */
public record Latency(String what, long samples, double p50, double p99, double slowest) {
    private static final double MICROS = 1_000;
    private static final long LONGEST_MICROS = 3_600_000_000L;
    private static final int DIGITS = 3;

    /** Collects latencies of up to an hour. */
    public static final class Collector {
        private final Histogram histogram = new Histogram(1, LONGEST_MICROS, DIGITS);

        /** A consequence cannot come before its cause; what the clock makes negative counts as nothing. */
        public void add(long nanos) {
            histogram.recordValue(Math.min(LONGEST_MICROS, Math.max(0, nanos / 1_000)));
        }

        public Latency figures(String what) {
            return new Latency(
                    what,
                    histogram.getTotalCount(),
                    histogram.getValueAtPercentile(50) / MICROS,
                    histogram.getValueAtPercentile(99) / MICROS,
                    histogram.getMaxValue() / MICROS);
        }
    }
}
