package org.project360.randomisation.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.project360.contracts.randomisation.Arm;
import org.project360.randomisation.trial.TrialDesign.ArmShare;
import org.project360.randomisation.trial.TrialDesign.Factor;

class TrialDesignTest {

    private final TrialDesign design = TrialBootstrap.project360();

    @Test
    void namesAStratumInTheOrderOfTheFactors() {
        assertThat(design.stratum(Map.of("priorBand", "2-3", "force", "SYN-01", "grade", "MEDIUM")))
                .contains("grade=MEDIUM|priorBand=2-3");
    }

    @Test
    void hasNoStratumForAMissingOrUnknownLevel() {
        assertThat(design.stratum(Map.of("grade", "MEDIUM"))).isEmpty();
        assertThat(design.stratum(Map.of("grade", "HIGH", "priorBand", "2-3"))).isEmpty();
        assertThat(design.stratum(Map.of())).isEmpty();
    }

    @Test
    void listsEveryStratum() {
        assertThat(design.strata())
                .containsExactly(
                        "grade=STANDARD|priorBand=2-3",
                        "grade=STANDARD|priorBand=4-7",
                        "grade=MEDIUM|priorBand=2-3",
                        "grade=MEDIUM|priorBand=4-7");
    }

    @Test
    void readsBackWhatItsColumnKeeps() {
        DesignColumn column = new DesignColumn();
        String text = column.convertToDatabaseColumn(design);

        assertThat(column.convertToEntityAttribute(text)).isEqualTo(design);
        assertThat(text).contains("\"method\":\"PERMUTED_BLOCKS\"", "[4,6,8]", "\"unit\":\"HOUSEHOLD\"");
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        assertRefused(List.of(4), 1, 0, "ratio of at least 1");
        assertRefused(List.of(), 1, 1, "at least one block size");
        assertRefused(List.of(5), 1, 1, "multiple of the sum");
        assertRefused(List.of(0), 1, 1, "multiple of the sum");
        assertRefused(List.of(4, 4), 1, 1, "named once");
        assertRefused(List.of(4), 2, 1, "multiple of the sum");
        assertThatThrownBy(() -> new TrialDesign(
                        design.method(),
                        List.of(new ArmShare(Arm.CONTROL, 1)),
                        List.of(4),
                        design.factors(),
                        design.unit()))
                .hasMessageContaining("two arms");
        assertThatThrownBy(() -> new TrialDesign(
                        design.method(),
                        design.arms(),
                        List.of(4),
                        List.of(new Factor("a", List.of("x|y"))),
                        design.unit()))
                .hasMessageContaining("'|'");
    }

    private static void assertRefused(List<Integer> sizes, int treatment, int control, String why) {
        assertThatThrownBy(() -> TrialFixture.design(sizes, treatment, control))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
