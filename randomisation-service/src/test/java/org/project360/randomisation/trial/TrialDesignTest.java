package org.project360.randomisation.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.project360.contracts.randomisation.Arm;
import org.project360.randomisation.method.ArmRule;
import org.project360.randomisation.method.BigStick;
import org.project360.randomisation.method.BlockUrn;
import org.project360.randomisation.method.EfronCoin;
import org.project360.randomisation.method.Measure;
import org.project360.randomisation.method.Minimisation;
import org.project360.randomisation.method.Probability;
import org.project360.randomisation.method.Ratio;

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
        assertThat(text).doesNotContain("mti", "\"p\"", "blockSize\"", "weight", "minimisation");
        assertThat(text).contains("\"method\":\"PERMUTED_BLOCKS\"", "[4,6,8]", "\"unit\":\"HOUSEHOLD\"");
    }

    @Test
    void refusesWhatCannotBeDrawn() {
        assertRefused(List.of(4), 1, 0, "ratio of at least 1");
        assertRefused(List.of(), 1, 1, "at least one block size");
        assertRefused(List.of(5), 1, 1, "no multiple of 2, the sum of the ratio");
        assertRefused(List.of(0), 1, 1, "no multiple of 2");
        assertRefused(List.of(4, 4), 1, 1, "named once");
        assertRefused(List.of(4), 2, 1, "no multiple of 3, the sum of the ratio 2:1");
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

    @Test
    void readsTheOtherMethodsAndTheBigStickWhereNoneIsNamed() {
        String plain = "{\"arms\":[{\"arm\":\"TREATMENT\",\"ratio\":1},{\"arm\":\"CONTROL\",\"ratio\":1}],"
                + "\"factors\":[],\"unit\":\"VICTIM\"%s}";
        assertThat(read(plain, "").countRule()).isEqualTo(new BigStick(Ratio.equal(2), 4));
        assertThat(read(plain, ",\"mti\":3").countRule()).isEqualTo(new BigStick(Ratio.equal(2), 3));
        assertThat(read(plain, ",\"method\":\"BLOCK_URN\",\"blockSize\":6").countRule())
                .isEqualTo(new BlockUrn(Ratio.equal(2), 6));
        assertThat(read(plain, ",\"method\":\"EFRON\",\"p\":\"0.7\"").countRule())
                .isEqualTo(new EfronCoin(Ratio.equal(2), new Probability(7, 10)));
        TrialDesign urn = read(plain, ",\"method\":\"BLOCK_URN\",\"blockSize\":6");
        assertThat(new DesignColumn().convertToEntityAttribute(new DesignColumn().convertToDatabaseColumn(urn)))
                .isEqualTo(urn);
        TrialDesign minimised = read(
                plain.replace("\"factors\":[]", "\"factors\":[{\"name\":\"a\",\"levels\":[\"x\"],\"weight\":0.5}]"),
                ",\"method\":\"MINIMISATION\",\"minimisation\":{\"measure\":\"SD\",\"rule\":\"BEST\",\"p\":0.8}");
        assertThat(minimised.minimiser())
                .isEqualTo(new Minimisation(
                        Ratio.equal(2), Measure.SD, List.of(0.5), new ArmRule(ArmRule.Kind.BEST, 0.8)));
        assertThat(new DesignColumn().convertToEntityAttribute(new DesignColumn().convertToDatabaseColumn(minimised)))
                .isEqualTo(minimised);
        assertThat(minimised.strata()).containsExactly("minimised");
        assertThat(minimised.stratum(Map.of("a", "x"))).contains("minimised");
        assertThat(minimised.stratum(Map.of("a", "y"))).isEmpty();
        for (String wrong : List.of(
                ",\"method\":\"SIMPLE\",\"mti\":3",
                ",\"method\":\"BLOCK_URN\"",
                ",\"method\":\"BLOCK_URN\",\"blockSize\":5",
                ",\"method\":\"EFRON\",\"p\":\"0.4\"",
                ",\"method\":\"EFRON\",\"p\":\"0.7000000001\"",
                ",\"mti\":0",
                ",\"blockSizes\":[4]")) {
            assertThatThrownBy(() -> read(plain, wrong)).as(wrong).isInstanceOf(IllegalStateException.class);
        }
    }

    private static TrialDesign read(String plain, String more) {
        return new DesignColumn().convertToEntityAttribute(plain.formatted(more));
    }

    private static void assertRefused(List<Integer> sizes, int treatment, int control, String why) {
        assertThatThrownBy(() -> TrialFixture.design(sizes, treatment, control))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
