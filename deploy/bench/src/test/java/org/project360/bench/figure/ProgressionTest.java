package org.project360.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ProgressionTest {
    @Test
    void countsFromTheMomentTheWarmUpIsOut() {
        // Of 1,000 inputs and as many records the first 200 take a minute, the others 2 ms each.
        LongStream slow = IntStream.range(0, 200).mapToLong(i -> i * 300L);
        LongStream fast = IntStream.range(0, 800).mapToLong(i -> 60_000 + i * 2L);

        double rate = new Progression(LongStream.concat(slow, fast).toArray()).rate(1_000, 200);

        assertThat(rate).isCloseTo(500, within(1e-9));
    }

    @Test
    void recordsStandForInputsInProportion() {
        // 400 records of 100 inputs, one a millisecond: 250 inputs in a second.
        long[] moments = LongStream.range(0, 400).toArray();

        assertThat(new Progression(moments).rate(100, 0)).isCloseTo(250, within(1e-9));
    }

    @Test
    void theOrderOfReadingDoesNotMatter() {
        assertThat(new Progression(new long[] {30, 0, 20, 10}).rate(4, 0))
                .isEqualTo(new Progression(new long[] {0, 10, 20, 30}).rate(4, 0));
    }

    @Test
    void refusesToTellARateOfOneMoment() {
        assertThatThrownBy(() -> new Progression(new long[] {5, 5, 5}).rate(3, 0))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> new Progression(new long[0]).rate(3, 0)).isInstanceOf(IllegalStateException.class);
    }
}
