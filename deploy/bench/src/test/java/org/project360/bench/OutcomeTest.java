package org.project360.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.project360.bench.pipeline.PipelineFigures;
import org.project360.oracle.Finding;

class OutcomeTest {
    private static final Finding HOLDS = new Finding("I1", 100, "reports", List.of());
    private static final Finding BROKEN = new Finding("I2", 100, "candidates", List.of("two draws: incident 7"));
    private static final Figures FIGURES =
            new Figures(2, 360, List.of(), new PipelineFigures(1_000, 1_100, 4, List.of()), List.of());

    @Test
    void aRunThatTheOracleAcceptsHasFigures() {
        Outcome outcome = new Outcome(FIGURES, true, new Verdict(List.of(HOLDS)));

        assertThat(outcome.isGood()).isTrue();
        assertThat(outcome.text()).contains("250 incidents/s").contains("every invariant holds");
    }

    @Test
    void oneBrokenInvariantAndThereIsNoFigure() {
        Outcome outcome = new Outcome(FIGURES, true, new Verdict(List.of(HOLDS, BROKEN)));

        assertThat(outcome.isGood()).isFalse();
        assertThat(outcome.text())
                .contains("BROKEN", "two draws: incident 7", "there are no figures.")
                .doesNotContain("incidents/s");
    }

    @Test
    void aStackThatDoesNotComeToRestHasNoFigureEither() {
        Outcome outcome = new Outcome(FIGURES, false, new Verdict(List.of(HOLDS)));

        assertThat(outcome.isGood()).isFalse();
        assertThat(outcome.text()).contains("did not come to rest").doesNotContain("incidents/s");
    }
}
