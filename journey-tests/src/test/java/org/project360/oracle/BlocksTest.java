package org.project360.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BlocksTest {

    private static final String TRIAL = "03600000-0000-7000-8000-000000000001";

    @Test
    void everyBlockOfASingleSizeIsBalanced() {
        List<String> arms = new Blocks(new byte[32], TRIAL, 1, "grade=MEDIUM", List.of(6)).arms(6_000);
        for (int i = 0; i < arms.size(); i += 6) {
            assertThat(Collections.frequency(arms.subList(i, i + 6), "TREATMENT"))
                    .isEqualTo(3);
        }
    }

    @Test
    void allSixBlocksOfFourTurnUpAboutEquallyOften() {
        List<String> arms = new Blocks(new byte[32], TRIAL, 1, "grade=MEDIUM", List.of(4)).arms(24_000);
        var counts = IntStream.range(0, 6_000)
                .mapToObj(b -> String.join("", arms.subList(4 * b, 4 * b + 4)))
                .collect(Collectors.groupingBy(s -> s, Collectors.counting()));
        double chiSquare = counts.values().stream()
                .mapToDouble(n -> Math.pow(n - 1_000, 2) / 1_000)
                .sum();

        assertThat(counts).hasSize(6);
        // The 99.9 % point of chi-square with 5 degrees of freedom; the secret is fixed, so this never flickers.
        assertThat(chiSquare).isLessThan(20.5);
    }

    @Test
    void secretTrialAndStratumEachMakeAnotherSequence() {
        byte[] other = new byte[32];
        other[31] = 1;
        Set<List<String>> sequences = Set.of(
                new Blocks(new byte[32], TRIAL, 1, "a", List.of(4, 6, 8)).arms(60),
                new Blocks(other, TRIAL, 1, "a", List.of(4, 6, 8)).arms(60),
                new Blocks(new byte[32], TRIAL, 2, "a", List.of(4, 6, 8)).arms(60),
                new Blocks(new byte[32], TRIAL, 1, "b", List.of(4, 6, 8)).arms(60));
        assertThat(sequences).hasSize(4);
    }
}
