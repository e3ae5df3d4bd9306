package org.project360.intake.identity.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class CertainThresholdTest {

    /** Odds of m/u = 9, 99 and 3 to 1 at a prior of one half: probabilities 0.9, 0.99 and 0.75. */
    private static final Estimate ESTIMATE = new Estimate(
            0.5, new double[][] {{0.099, 0.009, 0.003, 0.0001}}, new double[][] {{0.001, 0.001, 0.001, 0.001}});

    @Test
    void isAsLowAsFewWrongPairsAllow() {
        assertThat(CertainThreshold.of(List.of(at(0, 100), at(1, 1), at(3, 1000)), ESTIMATE))
                .isEqualTo(0.99);
        assertThat(CertainThreshold.of(List.of(sure(10_000), at(1, 100), at(2, 1000)), SURE))
                .isCloseTo(0.9, within(1e-9));
    }

    @Test
    void isAtTheLowestWhereNothingIsBetween() {
        assertThat(CertainThreshold.of(List.of(sure(10_000), at(3, 1000)), SURE))
                .isEqualTo(0.75);
    }

    @Test
    void isHighWhereNothingIsSure() {
        assertThat(CertainThreshold.of(List.of(at(1, 100)), ESTIMATE)).isEqualTo(0.99);
    }

    private static final Estimate SURE = new Estimate(
            0.5, new double[][] {{0.9, 0.009, 0.003, 0.0001}}, new double[][] {{1e-9, 0.001, 0.001, 0.001}});

    private static Pattern sure(int count) {
        return at(0, count);
    }

    private static Pattern at(int level, int count) {
        return new Pattern(new int[] {level}, count);
    }
}
