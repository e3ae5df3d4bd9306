package org.project360.randomisation.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SimulatedFiguresTest {

    private static final Ratio EVEN = Ratio.equal(2);
    private static final int SUBJECTS = 60;
    private static final int RUNS = 3_000;

    @Test
    void findsWhatIsExactlyKnown() {
        for (CountRule rule : List.of(
                new Simple(Ratio.of(2, 1)),
                new BigStick(EVEN, 3),
                new EfronCoin(EVEN, Probability.parse("2/3")),
                new BlockUrn(EVEN, 6),
                new BlockUrn(Ratio.of(2, 1, 1), 8))) {
            agrees(SimulatedFigures.of(rule).figures(SUBJECTS, RUNS, "360"), ExactFigures.of(rule, SUBJECTS));
        }
        Blocks blocks = new Blocks(EVEN, List.of(4, 6, 8));
        agrees(SimulatedFigures.of(blocks).figures(SUBJECTS, RUNS, "360"), ExactFigures.of(blocks, SUBJECTS));
    }

    /**
     * The seed is fixed, so this never flickers. Four standard errors; for the deviation of Efron's coin, of which the fourth
     * moment is 5.7 times the square of the second, that is 8 %.
     */
    private static void agrees(Figures simulated, Figures exact) {
        assertThat(simulated.guessProbabilityError()).isBetween(1e-4, 5e-3);
        assertThat(simulated.guessProbability())
                .isEqualTo(exact.guessProbability(), within(4 * simulated.guessProbabilityError()));
        assertThat(simulated.deterministicShare()).isEqualTo(exact.deterministicShare(), within(0.005));
        assertThat(simulated.imbalanceSd()).isEqualTo(exact.imbalanceSd(), within(0.08 * exact.imbalanceSd() + 1e-9));
        assertThat(simulated.imbalanceMax()).isPositive().isLessThanOrEqualTo(exact.imbalanceMax());
    }

    @Test
    void theSameSeedGivesTheSameFiguresAndAnotherOthers() {
        SimulatedFigures simple = SimulatedFigures.of(new Simple(EVEN));
        assertThat(simple.figures(40, 50, "a")).isEqualTo(simple.figures(40, 50, "a"));
        assertThat(simple.figures(40, 50, "a")).isNotEqualTo(simple.figures(40, 50, "b"));
    }

    /** Two factors of one level each: minimisation by range is then Efron's coin. */
    @Test
    void minimisationWithoutDifferencesIsEfronsCoin() {
        Minimisation method =
                new Minimisation(EVEN, Measure.RANGE, List.of(1.0, 2.0), new ArmRule(ArmRule.Kind.BEST, 0.75));
        Population alike = new Population(List.of(List.of(1.0), List.of(1.0)));
        Figures simulated = SimulatedFigures.of(method, alike).figures(SUBJECTS, RUNS, "360");
        agrees(simulated, ExactFigures.of(new EfronCoin(EVEN, Probability.parse("3/4")), SUBJECTS));
    }

    /** Han et al. 2009: under an unequal ratio the biased coin keeps the ratio, where p for the best does not. */
    @Test
    void biasedCoinMinimisationKeepsAnUnequalRatioBetterThanBestOnly() {
        Population population = new Population(List.of(List.of(0.5, 0.5), List.of(0.3, 0.7)));
        Ratio ratio = Ratio.of(1, 2, 3);
        double best = SimulatedFigures.of(
                        new Minimisation(ratio, Measure.RANGE, List.of(1.0, 1.0), new ArmRule(ArmRule.Kind.BEST, 0.7)),
                        population)
                .figures(200, 150, "360")
                .imbalanceSd();
        double coin = SimulatedFigures.of(
                        new Minimisation(
                                ratio, Measure.RANGE, List.of(1.0, 1.0), new ArmRule(ArmRule.Kind.BIASED_COIN, 0.7)),
                        population)
                .figures(200, 150, "360")
                .imbalanceSd();
        assertThat(coin).isLessThan(best);
    }
}
