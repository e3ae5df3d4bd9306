package org.project360.randomisation.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.project360.chassis.problem.Problem;

class GuessLimitTest {

    @Test
    void letsTheDesignOfProject360Pass() {
        TrialDesign design = TrialFixture.design(TrialDesign.Unit.HOUSEHOLD);
        assertThat(GuessLimit.guessProbability(design, 1_015)).isEqualTo(0.681, within(0.0005));
        limit(0.70).frozen(new Trial(UUID.randomUUID(), "t", 1, design, 1_015));
    }

    @Test
    void refusesBlocksOfFourAndTellsTheNumber() {
        Trial trial = new Trial(UUID.randomUUID(), "t", 1, TrialFixture.design(List.of(4), 1, 1), 1_000);
        Assertions.assertThatThrownBy(() -> limit(0.70).frozen(trial))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.status()).isEqualTo(422);
                    assertThat(problem.detail()).contains("0.7083", "0.7000");
                });
        limit(0.71).frozen(trial);
    }

    private static GuessLimit limit(double most) {
        return new GuessLimit(TrialSealTest.config(null, most));
    }
}
