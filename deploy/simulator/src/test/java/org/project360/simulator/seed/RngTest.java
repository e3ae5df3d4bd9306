package org.project360.simulator.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RngTest {

    @Test
    void isSplitMix64() {
        SplittableRandom other = new SplittableRandom(42);
        Rng chance = new Rng(42);

        assertThat(IntStream.range(0, 100).mapToLong(i -> chance.next()))
                .containsExactly(
                        IntStream.range(0, 100).mapToObj(i -> other.nextLong()).toArray(Long[]::new));
    }

    @Test
    void drawsEachNumberWithinTheBoundsAsOften() {
        Rng chance = Rng.of(1, "dice", 0);
        int[] seen = new int[6];
        for (int i = 0; i < 60_000; i++) {
            seen[chance.between(1, 6) - 1]++;
        }

        double chiSquare = IntStream.of(seen)
                .mapToDouble(n -> (n - 10_000.0) * (n - 10_000.0) / 10_000)
                .sum();
        assertThat(chiSquare).isLessThan(20.5); // 0.1 % point at 5 degrees of freedom
    }

    @Test
    void drawsWeightsInProportion() {
        Rng chance = Rng.of(1, "weights", 0);
        int[] seen = new int[3];
        for (int i = 0; i < 100_000; i++) {
            seen[chance.weighted(2, 1, 1)]++;
        }

        assertThat(seen[0]).isBetween(49_300, 50_700);
        assertThat(seen[1]).isBetween(24_400, 25_600);
    }

    @Test
    void isAnotherForAnotherSeedPurposeOrIndex() {
        assertThat(List.of(
                        Rng.of(1, "a", 0).next(),
                        Rng.of(2, "a", 0).next(),
                        Rng.of(1, "b", 0).next(),
                        Rng.of(1, "a", 1).next()))
                .doesNotHaveDuplicates();
    }

    @Test
    void makesUuidsOfVersionFour() {
        UUID uuid = Rng.of(1, "uuid", 0).uuid();

        assertThat(uuid.version()).isEqualTo(4);
        assertThat(uuid.variant()).isEqualTo(2);
    }
}
