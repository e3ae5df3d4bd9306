package org.project360.randomisation.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SequencesTest {

    private static final Ratio EVEN = Ratio.equal(2);

    static Stream<Walk<?>> twoArms() {
        return Stream.of(
                new CountWalk(new Simple(EVEN)),
                new CountWalk(new Simple(Ratio.of(3, 2))),
                new CountWalk(new BigStick(EVEN, 1)),
                new CountWalk(new BigStick(EVEN, 4)),
                new CountWalk(new EfronCoin(EVEN, Probability.parse("2/3"))),
                new CountWalk(new EfronCoin(EVEN, Probability.parse("1"))),
                new CountWalk(new BlockUrn(EVEN, 2)),
                new CountWalk(new BlockUrn(EVEN, 6)),
                new CountWalk(new BlockUrn(Ratio.of(2, 1), 6)),
                new BlockWalk(new Blocks(EVEN, List.of(2))),
                new BlockWalk(new Blocks(EVEN, List.of(4, 6, 8))),
                new BlockWalk(new Blocks(Ratio.of(1, 2), List.of(3, 6))));
    }

    static Stream<Walk<?>> threeArms() {
        return Stream.of(
                new CountWalk(new Simple(Ratio.of(1, 2, 3))),
                new CountWalk(new BlockUrn(Ratio.of(2, 1, 1), 8)),
                new BlockWalk(new Blocks(Ratio.of(2, 1, 1), List.of(4, 8))));
    }

    @ParameterizedTest
    @MethodSource("twoArms")
    void theProbabilitiesOfAllSequencesSumToOne(Walk<?> walk) {
        for (int length = 1; length <= 12; length++) {
            assertSumsToOne(Sequences.of(walk, length));
        }
    }

    @ParameterizedTest
    @MethodSource("threeArms")
    void theyDoForThreeArms(Walk<?> walk) {
        for (int length = 1; length <= 9; length++) {
            assertSumsToOne(Sequences.of(walk, length));
        }
    }

    /** Published enumerations: the big stick of MTI 2 over 4 subjects, and blocks of 4. */
    @Test
    void theyAreWhatTheyAreKnownToBe() {
        assertThat(Sequences.of(new CountWalk(new BigStick(EVEN, 1)), 4))
                .isEqualTo(Map.of("0101", .25, "0110", .25, "1001", .25, "1010", .25));
        assertThat(Sequences.of(new CountWalk(new BigStick(EVEN, 2)), 3))
                .isEqualTo(Map.of("001", .25, "010", .125, "011", .125, "100", .125, "101", .125, "110", .25));
        assertThat(Sequences.of(new BlockWalk(new Blocks(EVEN, List.of(4))), 4))
                .hasSize(6)
                .allSatisfy((sequence, probability) -> assertThat(probability).isEqualTo(1. / 6, within(1e-15)));
    }

    /** Every imbalance is within its limit, and blocks end level. */
    @Test
    void theLimitsHoldInEverySequence() {
        assertThat(Sequences.of(new CountWalk(new BigStick(EVEN, 3)), 12).keySet())
                .allSatisfy(sequence -> assertThat(largest(sequence)).isLessThanOrEqualTo(3));
        assertThat(Sequences.of(new CountWalk(new BlockUrn(EVEN, 6)), 12).keySet())
                .allSatisfy(sequence -> assertThat(largest(sequence)).isLessThanOrEqualTo(3));
        assertThat(Sequences.of(new BlockWalk(new Blocks(EVEN, List.of(4))), 12).keySet())
                .hasSize(6 * 6 * 6)
                .allSatisfy(
                        sequence -> assertThat(Sequences.difference(sequence)).isZero());
    }

    private static int largest(String sequence) {
        int largest = 0;
        for (int i = 1; i <= sequence.length(); i++) {
            largest = Math.max(largest, Math.abs(Sequences.difference(sequence.substring(0, i))));
        }
        return largest;
    }

    static void assertSumsToOne(Map<String, Double> sequences) {
        assertThat(sequences.values().stream().mapToDouble(Double::doubleValue).sum())
                .isEqualTo(1, within(1e-12));
        assertThat(sequences.values()).allMatch(probability -> probability > 0);
    }
}
