package org.project360.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LatencyTest {
    private static final long MILLI = 1_000_000L;

    private final Latency.Collector collector = new Latency.Collector();

    @Test
    void tellsPercentilesInMilliseconds() {
        for (int ms = 1; ms <= 1_000; ms++) {
            collector.add(ms * MILLI);
        }

        Latency figures = collector.figures("receipt");

        assertThat(figures.samples()).isEqualTo(1_000);
        assertThat(figures.p50()).isCloseTo(500, within(1.0));
        assertThat(figures.p99()).isCloseTo(990, within(1.0));
        assertThat(figures.slowest()).isCloseTo(1_000, within(1.0));
    }

    @Test
    void aClockThatRanBackCountsAsNothing() {
        collector.add(-5 * MILLI);

        assertThat(collector.figures("receipt").slowest()).isZero();
    }

    @Test
    void noSampleIsNoLatency() {
        assertThat(collector.figures("receipt")).isEqualTo(new Latency("receipt", 0, 0, 0, 0));
    }
}
