package org.project360.randomisation.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.project360.chassis.problem.Problem;

class TrialTest {

    @Test
    void goesThroughItsLifeInOrder() {
        Trial trial = TrialFixture.plain(TrialDesign.Unit.HOUSEHOLD, 10);
        assertThat(trial.state()).isEqualTo(Trial.State.DRAFT);
        trial.freeze("a", new byte[60], new byte[32]);
        assertThat(trial.state()).isEqualTo(Trial.State.FROZEN);
        trial.open();
        assertThat(trial.state()).isEqualTo(Trial.State.OPEN);
        trial.close("TARGET_REACHED");
        assertThat(trial.state()).isEqualTo(Trial.State.CLOSED);
        assertThat(trial.closedBecause()).contains("TARGET_REACHED");
    }

    @Test
    void refusesEveryOtherStep() {
        Trial draft = TrialFixture.plain(TrialDesign.Unit.HOUSEHOLD, 10);
        assertRefused(draft::open, "trial-not-frozen");
        assertRefused(() -> draft.close("x"), "trial-not-open");
        Trial open = TrialFixture.plainOpen(TrialDesign.Unit.HOUSEHOLD, 10);
        assertRefused(() -> open.freeze("a", new byte[60], new byte[32]), "trial-not-draft");
        assertRefused(open::open, "trial-not-frozen");
    }

    private static void assertRefused(Runnable step, String type) {
        assertThatThrownBy(step::run).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.status()).isEqualTo(409);
            assertThat(problem.type()).isEqualTo(type);
        });
    }
}
