package org.project360.randomisation.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactFiguresTest {

    private static final Ratio EVEN = Ratio.equal(2);
    private static final int TRIAL = 1_015;

    @Test
    void blocksOfTwoAndFourAreGuessedAsPublished() {
        assertThat(ExactFigures.of(new Blocks(EVEN, List.of(2)), 100).guessProbability())
                .isEqualTo(0.75, within(1e-12));
        assertThat(ExactFigures.of(new Blocks(EVEN, List.of(4)), 100).guessProbability())
                .isEqualTo(17. / 24, within(1e-12));
    }

    /**
     * Blackwell and Hodges 1957: of a block of 2m, m + 2^(2m-1) / C(2m, m) - 1/2 are guessed right. The certain tail of a
     * block is 2m / (m + 1) long on average.
     */
    @ParameterizedTest
    @CsvSource({"1, 2", "2, 6", "3, 20", "4, 70", "5, 252", "6, 924"})
    void blocksOfAnySizeAreGuessedByTheClosedForm(int m, double orders) {
        Figures figures = ExactFigures.of(new Blocks(EVEN, List.of(2 * m)), 2 * m * 3);
        assertThat(figures.guessProbability())
                .isEqualTo((m + Math.pow(2, 2 * m - 1) / orders - 0.5) / (2 * m), within(1e-12));
        assertThat(figures.deterministicShare()).isEqualTo(1.0 / (m + 1), within(1e-12));
        assertThat(figures.imbalanceSd()).isZero();
        assertThat(figures.imbalanceMax()).isEqualTo(m);
    }

    /**
     * Zhao, Weng, Wu and Palesch 2012 (Pharmaceutical Statistics 11(1), 39-48), table IV: 5,000 simulated trials of 100
     * subjects; share guessed, share deterministic, standard deviation of the final imbalance.
     */
    @ParameterizedTest
    @CsvSource({
        "30, .591, .056, 2.633",
        "12, .639, .137, 1.702",
        "10, .654, .167, 0",
        "8, .662, .192, 1.524",
        "6, .680, .241, 1.270",
        "4, .709, .334, 0",
        "2, .751, .500, 0",
        "100, .558, .020, 0"
    })
    void blocksAreAsInThePublishedComparison(int size, double guessed, double certain, double deviation) {
        published(ExactFigures.of(new Blocks(EVEN, List.of(size)), 100), guessed, certain, deviation);
    }

    /** The same table, and table III for the coin of 0.7 over 80 subjects. */
    @Test
    void theBigStickAndEfronsCoinAreAsInThePublishedComparison() {
        published(ExactFigures.of(new BigStick(EVEN, 4), 100), .558, .118, 2.454);
        published(ExactFigures.of(new EfronCoin(EVEN, Probability.parse("0.65")), 100), .614, 0, 2.349);
        published(ExactFigures.of(new EfronCoin(EVEN, Probability.parse("0.7")), 80), .640, 0, 1.760);
    }

    private static void published(Figures figures, double guessed, double certain, double deviation) {
        assertThat(figures.guessProbability()).isEqualTo(guessed, within(.0015));
        assertThat(figures.deterministicShare()).isEqualTo(certain, within(.0015));
        assertThat(figures.imbalanceSd()).isEqualTo(deviation, within(.02));
    }

    /** Two states in memory, all sequences one by one: the same figures. */
    @Test
    void agreesWithEverySequenceEnumerated() {
        agrees(ExactFigures.of(new Simple(EVEN), 12), new CountWalk(new Simple(EVEN)));
        CountRule stick = new BigStick(EVEN, 3);
        agrees(ExactFigures.of(stick, 12), new CountWalk(stick));
        CountRule coin = new EfronCoin(EVEN, Probability.parse("0.7"));
        agrees(ExactFigures.of(coin, 12), new CountWalk(coin));
        CountRule urn = new BlockUrn(EVEN, 6);
        agrees(ExactFigures.of(urn, 12), new CountWalk(urn));
        Blocks blocks = new Blocks(EVEN, List.of(4, 6, 8));
        agrees(ExactFigures.of(blocks, 12), new BlockWalk(blocks));
    }

    private static void agrees(Figures figures, Walk<?> walk) {
        Map<String, Double> sequences = Sequences.of(walk, 12);
        double guessed = 0;
        double square = 0;
        for (Map.Entry<String, Double> sequence : sequences.entrySet()) {
            guessed += sequence.getValue() * Sequences.guessed(sequence.getKey());
            square += sequence.getValue() * Math.pow(Sequences.difference(sequence.getKey()), 2);
        }
        assertThat(figures.guessProbability()).isEqualTo(guessed, within(1e-12));
        assertThat(figures.imbalanceSd()).isEqualTo(Math.sqrt(square), within(1e-12));
    }

    @Test
    void simpleRandomisationCannotBeGuessed() {
        Figures figures = ExactFigures.of(new Simple(EVEN), TRIAL);
        assertThat(figures.guessProbability()).isEqualTo(0.5, within(1e-12));
        assertThat(figures.deterministicShare()).isZero();
        assertThat(figures.imbalanceSd()).isEqualTo(Math.sqrt(TRIAL), within(1e-9));
        assertThat(figures.imbalanceMax()).isEqualTo(TRIAL);
    }

    /** Soares and Wu 1983: in the long run 1 in 2 MTI is certain, and half of those would have been guessed anyway. */
    @Test
    void theBigStickOfFourIsHardToGuess() {
        Figures figures = ExactFigures.of(new BigStick(EVEN, 4), TRIAL);
        assertThat(figures.guessProbability()).isLessThan(0.57).isEqualTo(0.5 + 1. / 16, within(1e-3));
        assertThat(figures.deterministicShare()).isEqualTo(1. / 8, within(1e-3));
        assertThat(figures.imbalanceSd()).isEqualTo(Math.sqrt(5), within(1e-9));
        assertThat(figures.imbalanceMax()).isEqualTo(4);
    }

    /** Efron 1971: with r = p / q, P(level) tends to 1 - 1/r at even n, and P(|D| = 1) to 1 - 1/r^2 at odd n. */
    @Test
    void efronsCoinHasItsLimits() {
        Figures figures = ExactFigures.of(new EfronCoin(EVEN, Probability.parse("2/3")), TRIAL);
        // Level a quarter of the time: 1/4 * 1/2 + 3/4 * 2/3.
        assertThat(figures.guessProbability()).isEqualTo(0.625, within(1e-3));
        assertThat(figures.deterministicShare()).isZero();
        // At odd n: P(|D| = 2j + 1) = (3/4) (1/4)^j, of which the mean square is 41/9.
        assertThat(figures.imbalanceSd()).isEqualTo(Math.sqrt(41. / 9), within(1e-6));
    }

    @Test
    void theBlockUrnLiesBetweenBlocksAndTheBigStick() {
        Figures urn = ExactFigures.of(new BlockUrn(EVEN, 6), TRIAL);
        assertThat(urn.guessProbability())
                .isLessThan(ExactFigures.of(new Blocks(EVEN, List.of(6)), TRIAL).guessProbability())
                .isGreaterThan(ExactFigures.of(new BigStick(EVEN, 4), TRIAL).guessProbability());
        assertThat(urn.imbalanceMax()).isEqualTo(3);
    }

    @Test
    void refusesWhatIsTooMuchToBeExact() {
        assertThatThrownBy(() -> ExactFigures.of(new Simple(Ratio.equal(12)), 300))
                .isInstanceOf(InvalidMethod.class)
                .hasMessageContaining("leave out --exact");
    }
}
