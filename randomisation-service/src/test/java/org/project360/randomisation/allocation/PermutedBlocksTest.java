package org.project360.randomisation.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.project360.randomisation.trial.TrialDesign;
import org.project360.randomisation.trial.TrialFixture;

class PermutedBlocksTest {

    private static final UUID TRIAL = UUID.fromString("03600000-0000-7000-8000-000000000001");
    private static final byte[] SECRET = new byte[32];

    static {
        for (int i = 0; i < 32; i++) {
            SECRET[i] = (byte) i;
        }
    }

    /** Computed by another implementation, in another language. */
    @Test
    void givesTheKnownAnswers() {
        PermutedBlocks blocks = new PermutedBlocks(SECRET, TRIAL, 1, TrialFixture.design(TrialDesign.Unit.HOUSEHOLD));

        assertThat(blocks(blocks, "grade=MEDIUM|priorBand=2-3", 12))
                .isEqualTo("CTTCCTCT TCCCTT TTCC TCTCTC TCCCTT TCCCTT CCTT TTTCCC CTCTTC CTTC TCCTCT TCTC");
        assertThat(blocks(blocks, "grade=STANDARD|priorBand=4-7", 12))
                .isEqualTo("TCCTCT TCTCCT TCTTCC CCCTTCTT CTCT CTTCCT TCTCCT CTTTCC CTCTTC CTTC CTCTCT TCTTTCCC");
        assertThat(blocks(
                        new PermutedBlocks(SECRET, TRIAL, 2, TrialFixture.design(List.of(6, 3), 2, 1)),
                        "force=SYN-01",
                        8))
                .isEqualTo("TTTCTC CCTTTT TTC TCT TTC TCCTTT TTTCCT TTC");
    }

    @Test
    void drawsOneByOneWhatASecondImplementationListsWhole() {
        Random secrets = new Random(360);
        for (int trial = 0; trial < 20; trial++) {
            byte[] secret = new byte[32];
            secrets.nextBytes(secret);
            UUID id = new UUID(secrets.nextLong(), secrets.nextLong());
            TrialDesign design = TrialFixture.design(TrialDesign.Unit.HOUSEHOLD);
            SecondImplementation second =
                    new SecondImplementation(secret, id.toString(), trial, List.of(8, 4, 6), 1, 1);
            for (String stratum : design.strata()) {
                assertThat(drawn(new PermutedBlocks(secret, id, trial, design), stratum, 300))
                        .isEqualTo(second.sequence(stratum, 300));
            }
        }
    }

    @Test
    void drawsAnyPlaceWithoutTheOnesBeforeIt() {
        TrialDesign design = TrialFixture.design(TrialDesign.Unit.HOUSEHOLD);
        PermutedBlocks walked = new PermutedBlocks(SECRET, TRIAL, 1, design);
        Place place = Place.FIRST;
        for (int i = 0; i < 100; i++) {
            Draw draw = walked.draw("s", place);
            Draw alone = new PermutedBlocks(SECRET, TRIAL, 1, design).draw("s", place);
            assertThat(alone.arm()).isEqualTo(draw.arm());
            assertThat(alone.next()).isEqualTo(draw.next());
            assertThat(draw.next().sequence()).isEqualTo(place.sequence() + 1);
            place = draw.next();
        }
    }

    @Test
    void isBalancedWithinEveryBlockAndInItsRatio() {
        PermutedBlocks even = new PermutedBlocks(SECRET, TRIAL, 1, TrialFixture.design(TrialDesign.Unit.HOUSEHOLD));
        PermutedBlocks uneven = new PermutedBlocks(SECRET, TRIAL, 1, TrialFixture.design(List.of(3, 6, 9), 2, 1));
        for (int b = 0; b < 2_000; b++) {
            int[] block = even.block("s", b);
            assertThat(Arrays.stream(block).sum() * 2).isEqualTo(block.length);
            int[] two = uneven.block("s", b);
            assertThat(Arrays.stream(two).sum() * 3).isEqualTo(two.length);
        }
    }

    @Test
    void drawsEverySizeEquallyOften() {
        PermutedBlocks blocks = new PermutedBlocks(SECRET, TRIAL, 1, TrialFixture.design(TrialDesign.Unit.HOUSEHOLD));
        Map<Integer, Long> sizes = IntStream.range(0, 30_000)
                .mapToObj(b -> blocks.block("s", b).length)
                .collect(Collectors.groupingBy(size -> size, TreeMap::new, Collectors.counting()));
        assertThat(sizes).containsOnlyKeys(4, 6, 8);
        // 2 degrees of freedom, p = 0.001.
        assertThat(chiSquare(sizes, 3, 30_000)).isLessThan(13.82);
    }

    /** The critical values are of p = 0.001 at 5, 19 and 69 degrees of freedom. */
    @ParameterizedTest
    @CsvSource({"4, 6, 20.52", "6, 20, 43.82", "8, 70, 111.06"})
    void makesEveryOrderOfABlockEquallyLikely(int size, int orders, double critical) {
        PermutedBlocks blocks = new PermutedBlocks(SECRET, TRIAL, 1, TrialFixture.design(List.of(size), 1, 1));
        Map<String, Long> seen = IntStream.range(0, 100_000)
                .mapToObj(b -> Arrays.toString(blocks.block("s", b)))
                .collect(Collectors.groupingBy(order -> order, Collectors.counting()));
        assertThat(seen).hasSize(orders);
        assertThat(chiSquare(seen, orders, 100_000)).isLessThan(critical);
    }

    @Test
    void tellsTheProbabilityOfEachArmGivenTheDrawsBefore() {
        // The first block is C T T C C T C T.
        PermutedBlocks blocks = new PermutedBlocks(SECRET, TRIAL, 1, TrialFixture.design(TrialDesign.Unit.HOUSEHOLD));
        String stratum = "grade=MEDIUM|priorBand=2-3";
        assertThat(blocks.draw(stratum, Place.FIRST).remaining()).containsExactly(4, 4);
        assertThat(blocks.draw(stratum, new Place(2, 0, 1)).remaining()).containsExactly(4, 3);
        assertThat(blocks.draw(stratum, new Place(8, 0, 7)).remaining()).containsExactly(1, 0);
        assertThat(blocks.draw(stratum, new Place(8, 0, 7)).next()).isEqualTo(new Place(9, 1, 0));
    }

    @Test
    void dependsOnEveryInput() {
        TrialDesign design = TrialFixture.design(TrialDesign.Unit.HOUSEHOLD);
        byte[] other = SECRET.clone();
        other[31] ^= 1;
        assertThat(List.of(
                        drawn(new PermutedBlocks(SECRET, TRIAL, 1, design), "s", 64),
                        drawn(new PermutedBlocks(other, TRIAL, 1, design), "s", 64),
                        drawn(new PermutedBlocks(SECRET, new UUID(0, 1), 1, design), "s", 64),
                        drawn(new PermutedBlocks(SECRET, TRIAL, 2, design), "s", 64),
                        drawn(new PermutedBlocks(SECRET, TRIAL, 1, design), "t", 64)))
                .doesNotHaveDuplicates();
    }

    private static String drawn(PermutedBlocks blocks, String stratum, int length) {
        StringBuilder letters = new StringBuilder();
        Place place = Place.FIRST;
        for (int i = 0; i < length; i++) {
            Draw draw = blocks.draw(stratum, place);
            letters.append(draw.arm() == 0 ? 'T' : 'C');
            place = draw.next();
        }
        return letters.toString();
    }

    private static String blocks(PermutedBlocks blocks, String stratum, int count) {
        return IntStream.range(0, count)
                .mapToObj(b -> Arrays.stream(blocks.block(stratum, b))
                        .mapToObj(arm -> arm == 0 ? "T" : "C")
                        .collect(Collectors.joining()))
                .collect(Collectors.joining(" "));
    }

    private static double chiSquare(Map<?, Long> seen, int cells, int total) {
        double expected = (double) total / cells;
        return seen.values().stream()
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
    }
}
