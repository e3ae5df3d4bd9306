package org.project360.randomisation.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountRuleTest {

    private static final Ratio EVEN = Ratio.equal(2);

    /** Table 1 of Zhao and Weng 2011, block size 6. */
    @Test
    void theBlockUrnDrawsItsPublishedExample() {
        double[] draws = {
            .4026, .5654, .0927, .3080, .7758, .9219, .6115, .8604, .4848, .7746, .2345, .8507, .0661, .2630
        };
        double[] published = {.5, .4, .5, .4, .25, .4, .5, .6, .75, .6, .75, .6, .75, .6};
        CountRule urn = new BlockUrn(EVEN, 6);
        int[] counts = new int[2];
        StringBuilder arms = new StringBuilder();
        for (int i = 0; i < draws.length; i++) {
            Odds odds = urn.odds(counts);
            assertThat(odds.probability(0)).isEqualTo(published[i]);
            int arm = odds.arm((long) Math.floor(draws[i] * odds.total()));
            counts[arm]++;
            arms.append("AB".charAt(arm));
        }
        assertThat(arms).hasToString("ABAABBBBABABAA");
    }

    /** Urn of two rounds of 2:1:1: after A, A, A one A-ball of eight is left among five, and no round is complete. */
    @Test
    void theBlockUrnKeepsAnyRatio() {
        CountRule urn = new BlockUrn(Ratio.of(2, 1, 1), 8);
        assertOdds(urn, new int[] {0, 0, 0}, 4. / 8, 2. / 8, 2. / 8);
        assertOdds(urn, new int[] {3, 0, 0}, 1. / 5, 2. / 5, 2. / 5);
        assertOdds(urn, new int[] {4, 1, 0}, 0, 1. / 3, 2. / 3);
        // One round (A A B C) has gone back.
        assertOdds(urn, new int[] {4, 1, 1}, 2. / 6, 2. / 6, 2. / 6);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, .5", "3, 0, .5", "4, 0, 0", "0, 3, .5", "0, 4, 1", "104, 100, 0", "7, 10, .5"})
    void theBigStickTossesAFairCoinUntilItsLimit(int a, int b, double probabilityOfA) {
        assertOdds(new BigStick(EVEN, 4), new int[] {a, b}, probabilityOfA, 1 - probabilityOfA);
    }

    @ParameterizedTest
    @CsvSource({"5, 5, 1, 2", "6, 5, 1, 3", "5, 6, 2, 3", "50, 0, 1, 3"})
    void efronsCoinFavoursTheArmBehind(int a, int b, int numerator, int denominator) {
        double ofA = (double) numerator / denominator;
        assertOdds(new EfronCoin(EVEN, Probability.parse("2/3")), new int[] {a, b}, ofA, 1 - ofA);
    }

    @Test
    void simpleRandomisationLooksAtTheRatioAlone() {
        assertOdds(new Simple(Ratio.of(1, 2, 3)), new int[] {9, 0, 0}, 1. / 6, 2. / 6, 3. / 6);
    }

    @Test
    void aProbabilityIsExactlyTheFractionThatWasWritten() {
        assertThat(Probability.parse("2/3")).isEqualTo(new Probability(2, 3));
        assertThat(Probability.parse("0.75")).isEqualTo(new Probability(75, 100));
        assertThat(Probability.parse("1")).isEqualTo(new Probability(1, 1));
        for (String wrong : List.of("", ".", "1.5", "3/2", "1/0", "-0.5", "two thirds", "0,7")) {
            assertThatThrownBy(() -> Probability.parse(wrong)).isInstanceOf(InvalidMethod.class);
        }
    }

    @Test
    void refusesWhatIsNotDefined() {
        assertInvalid("ratio", () -> new BigStick(Ratio.of(2, 1), 4));
        assertInvalid("ratio", () -> new EfronCoin(Ratio.equal(3), new Probability(2, 3)));
        assertInvalid("mti", () -> new BigStick(EVEN, 0));
        assertInvalid("p", () -> new EfronCoin(EVEN, new Probability(49, 100)));
        assertInvalid("blockSize", () -> new BlockUrn(EVEN, 5));
        assertInvalid("blockSizes", () -> new Blocks(EVEN, List.of(4, 5)));
        assertInvalid("blockSizes", () -> new Blocks(EVEN, List.of()));
        assertInvalid("blockSizes", () -> new Blocks(EVEN, List.of(4, 4)));
        assertInvalid("ratio", () -> Ratio.of(1, 0));
        assertInvalid("ratio", () -> Ratio.of(1));
    }

    private static void assertInvalid(String parameter, org.assertj.core.api.ThrowableAssert.ThrowingCallable making) {
        assertThatThrownBy(making)
                .isInstanceOfSatisfying(
                        InvalidMethod.class, e -> assertThat(e.parameter()).isEqualTo(parameter));
    }

    private static void assertOdds(CountRule rule, int[] counts, double... expected) {
        Odds odds = rule.odds(counts);
        for (int arm = 0; arm < expected.length; arm++) {
            assertThat(odds.probability(arm)).isEqualTo(expected[arm], within(1e-15));
        }
    }
}
