package org.project360.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KolmogorovSmirnovTest {

    /** Critical values of the Kolmogorov distribution as tabled since Smirnov (1948): 1.2238, 1.3581, 1.6276, 1.9495. */
    @Test
    void knowsTheTabledQuantiles() {
        assertThat(KolmogorovSmirnov.series(1.2238)).isCloseTo(0.10, within(5e-5));
        assertThat(KolmogorovSmirnov.series(1.3581)).isCloseTo(0.05, within(5e-5));
        assertThat(KolmogorovSmirnov.series(1.6276)).isCloseTo(0.01, within(5e-5));
        assertThat(KolmogorovSmirnov.series(1.9495)).isCloseTo(0.001, within(5e-6));
        assertThat(KolmogorovSmirnov.series(0.1)).isEqualTo(1);
    }

    @Test
    void findsTheLargestDistanceAndCountsTiesOnce() {
        assertThat(KolmogorovSmirnov.of(new double[] {1, 2, 3, 4}, new double[] {3, 4, 5, 6})
                        .distance())
                .isEqualTo(0.5);
        assertThat(KolmogorovSmirnov.of(new double[] {1, 1, 1}, new double[] {1, 1, 1, 1})
                        .distance())
                .isZero();
        assertThat(KolmogorovSmirnov.of(new double[] {1, 2}, new double[] {3, 4, 5})
                        .distance())
                .isEqualTo(1);
    }

    @Test
    void tellsAShiftFromNone() {
        SplittableRandom chance = new SplittableRandom(360);
        double[] a = chance.doubles(5_000).toArray();
        double[] b = chance.doubles(5_000).toArray();
        double[] later = chance.doubles(5_000).map(x -> x + 0.05).toArray();

        assertThat(KolmogorovSmirnov.of(a, b).p()).isGreaterThan(0.01);
        assertThat(KolmogorovSmirnov.of(a, later).p()).isLessThan(0.001);
    }

    /** Of many pairs of one distribution, one in twenty falls below 0.05. */
    @Test
    void isRightAsOftenAsItSays() {
        SplittableRandom chance = new SplittableRandom(15);
        int below = 0;
        for (int i = 0; i < 1_000; i++) {
            double[] a = chance.doubles(200).toArray();
            double[] b = chance.doubles(300).toArray();
            below += KolmogorovSmirnov.of(a, b).p() < 0.05 ? 1 : 0;
        }
        assertThat(below).isBetween(28, 72);
    }
}
