package org.project360.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
    @Test
    void sendsAsManyAsTheRateSays() {
        assertThat(new OpenLoop(50, Duration.ofSeconds(60), 1).count()).isEqualTo(3_000);
        assertThat(new OpenLoop(0.01, Duration.ofSeconds(1), 1).count()).isEqualTo(1);
    }

    @Test
    void theSameSeedGivesTheSameMomentsAndAnotherOthers() {
        long[] moments = new OpenLoop(50, Duration.ofSeconds(10), 7).moments();

        assertThat(moments).isEqualTo(new OpenLoop(50, Duration.ofSeconds(10), 7).moments());
        assertThat(moments).isNotEqualTo(new OpenLoop(50, Duration.ofSeconds(10), 8).moments());
    }

    @Test
    void gapsAreExponential() {
        long[] moments = new OpenLoop(50, Duration.ofSeconds(400), 3).moments();

        double[] gaps = new double[moments.length];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = (moments[i] - (i == 0 ? 0 : moments[i - 1])) / 1e9;
        }
        double mean = Arrays.stream(gaps).average().orElseThrow();
        double variance =
                Arrays.stream(gaps).map(g -> (g - mean) * (g - mean)).average().orElseThrow();
        assertThat(moments).isSorted();
        assertThat(mean).isCloseTo(0.02, within(0.001));
        // An exponential's standard deviation is its mean; that of even gaps would be 0.
        assertThat(Math.sqrt(variance)).isCloseTo(mean, within(0.001));
    }

    @Test
    void refusesARateOrTimeOfNothing() {
        assertThatThrownBy(() -> new OpenLoop(0, Duration.ofSeconds(1), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OpenLoop(Double.NaN, Duration.ofSeconds(1), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new OpenLoop(1, Duration.ZERO, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
