package org.project360.randomisation.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.project360.randomisation.method.ArmRule.Kind;

class MinimisationWalkTest {

    private static final Population PEOPLE = new Population(List.of(List.of(0.7, 0.3), List.of(0.2, 0.8)));

    @ParameterizedTest
    @EnumSource(Measure.class)
    void isWhatSimulationFinds(Measure measure) {
        Minimisation method = new Minimisation(Ratio.equal(2), measure, List.of(2.0, 1.0), new ArmRule(Kind.BEST, 0.8));
        Figures exact = ExactFigures.of(method, PEOPLE, 9);
        Figures simulated = SimulatedFigures.of(method, PEOPLE).figures(9, 6_000, "360");
        assertThat(simulated.guessProbability())
                .isEqualTo(exact.guessProbability(), within(4 * simulated.guessProbabilityError()));
        assertThat(simulated.imbalanceSd()).isEqualTo(exact.imbalanceSd(), within(0.05 * exact.imbalanceSd()));
        assertThat(simulated.imbalanceMax()).isLessThanOrEqualTo(exact.imbalanceMax());
    }

    @Test
    void theProbabilitiesOfAllSequencesSumToOne() {
        for (Kind kind : Kind.values()) {
            Minimisation method = new Minimisation(
                    Ratio.equal(2), Measure.MARGINAL_BALANCE, List.of(2.0, 1.0), new ArmRule(kind, 0.8));
            SequencesTest.assertSumsToOne(Sequences.of(new MinimisationWalk(method, PEOPLE), 5));
        }
    }

    /** p = 1 and one level: AB or BA, again and again. */
    @Test
    void countsWhatIsCertainGivenTheSubject() {
        Minimisation method = new Minimisation(Ratio.equal(2), Measure.RANGE, List.of(1.0), new ArmRule(Kind.BEST, 1));
        Figures pairs = ExactFigures.of(method, new Population(List.of(List.of(1.0))), 200);
        assertThat(pairs).isEqualTo(new Figures(0.75, 0.5, 0, 1, 0));
        // Two levels, each a chain of pairs: of four subjects, the first of each level is a coin, and so on.
        Figures two = ExactFigures.of(method, new Population(List.of(List.of(0.5, 0.5))), 2);
        assertThat(two.deterministicShare()).isEqualTo(0.25, within(1e-12));
    }

    @Test
    void refusesWhatIsTooMuch() {
        Minimisation method = new Minimisation(
                Ratio.equal(3), Measure.MARGINAL_BALANCE, List.of(1.0, 1.0, 1.0), new ArmRule(Kind.BEST, 0.8));
        Population many = new Population(
                List.of(List.of(0.25, 0.25, 0.25, 0.25), List.of(0.5, 0.25, 0.25), List.of(0.5, 0.25, 0.25)));
        assertThatThrownBy(() -> ExactFigures.of(method, many, 50))
                .isInstanceOf(InvalidMethod.class)
                .hasMessageContaining("leave out --exact");
    }
}
