package org.project360.randomisation.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.project360.chassis.problem.Problem;
import org.project360.contracts.randomisation.Arm;

class GuessLimitTest {

    @Test
    void letsTheDesignOfProject360PassAndTellsItsFigures() {
        DesignFigures figures = limit(0.70).check(TrialFixture.design(TrialDesign.Unit.HOUSEHOLD), 1_015);

        assertThat(figures.guessProbability()).isEqualTo(0.681, within(0.0005));
        assertThat(figures.deterministicShare()).isEqualTo(0.246, within(0.0005));
        assertThat(figures.largestImbalance()).isEqualTo(4);
    }

    @Test
    void refusesBlocksOfFourAndTellsTheNumber() {
        TrialDesign fours = TrialFixture.design(List.of(4), 1, 1);
        assertThatThrownBy(() -> limit(0.70).check(fours, 1_000)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(422);
            assertThat(problem.detail()).contains("0.7083", "0.7000");
        });
        assertThat(limit(0.71).check(fours, 1_000).guessProbability()).isEqualTo(17 / 24.0, within(1e-9));
    }

    /** 4 strata times blocks of 8 are 32: a fifth of 160, and more than a fifth of 159. */
    @Test
    void warnsOfTooManyStrataForTheSampleAndTellsNoBlockSize() {
        TrialDesign design = TrialFixture.design(TrialDesign.Unit.HOUSEHOLD);

        assertThat(DesignWarnings.of(design, 1_015)).isEmpty();
        assertThat(DesignWarnings.of(design, 160)).isEmpty();
        assertThat(DesignWarnings.of(design, 159))
                .singleElement()
                .satisfies(warning ->
                        assertThat(warning).contains("4 strata", "159 units").doesNotContain("8", "32"));
    }

    @Test
    void warnsOfMoreThanFourFactors() {
        TrialDesign design = new TrialDesign(
                TrialDesign.Method.BIG_STICK,
                List.of(new ArmShare(Arm.TREATMENT, 1), new ArmShare(Arm.CONTROL, 1)),
                List.of(),
                List.of("a", "b", "c", "d", "e").stream()
                        .map(name -> new Factor(name, List.of("x", "y")))
                        .toList(),
                TrialDesign.Unit.VICTIM);

        assertThat(DesignWarnings.of(design, 100_000))
                .containsExactly("More than 4 factors to stratify by: take fewer.");
        assertThat(DesignWarnings.of(design, 319)).hasSize(2);
    }

    private static GuessLimit limit(double most) {
        return new GuessLimit(TrialSealTest.config(null, most));
    }
}
