package org.project360.randomisation.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.project360.randomisation.method.ArmRule.Kind;

class MinimisationTest {

    private static final Offset<Double> EXACTLY = within(1e-12);
    private static final Ratio THREE = Ratio.equal(3);
    private static final Ratio HAN = Ratio.of(1, 2, 3);

    /** Pocock and Simon 1975, section 3.4: weights 2, 1, 1 and the range give G = 6, 10, 5; p = 2/3. */
    @Test
    void givesPocockAndSimonsOwnExample() {
        Minimisation method =
                new Minimisation(THREE, Measure.RANGE, List.of(2.0, 1.0, 1.0), new ArmRule(Kind.BEST, 2. / 3));
        double[] g = method.imbalances(new int[][] {{9, 10, 9}, {7, 8, 5}, {4, 5, 4}});
        assertThat(g).containsExactly(6, 10, 5);
        assertThat(method.probabilities(g)).containsExactly(new double[] {1. / 6, 1. / 6, 2. / 3}, EXACTLY);
    }

    /** Pocock and Simon 1975: N = 4 and q = 1/2 give 0.4, 0.3, 0.2, 0.1. */
    @Test
    void ranksAsPocockAndSimonDo() {
        assertThat(probabilities(Ratio.equal(4), Kind.RANK, 0.5, 3, 5, 4, 7))
                .containsExactly(new double[] {.4, .2, .3, .1}, EXACTLY);
        assertThat(probabilities(THREE, Kind.RANK, 1, 1, 2, 3))
                .containsExactly(new double[] {2. / 3, 1. / 3, 0}, EXACTLY);
    }

    @Test
    void sharesTheRestAmongTheOthers() {
        assertThat(probabilities(Ratio.equal(4), Kind.BEST, 2. / 3, 3, 5, 4, 7))
                .containsExactly(new double[] {2. / 3, 1. / 9, 1. / 9, 1. / 9}, EXACTLY);
    }

    /** The example of Han, Enas and McEntegart 2009: 1:2:3, p = 0.7 for the arm of the lowest ratio. */
    @Test
    void tossesHansBiasedCoin() {
        assertThat(probabilities(HAN, Kind.BIASED_COIN, 0.7, 1, 2, 2))
                .containsExactly(new double[] {.7, .12, .18}, EXACTLY);
        assertThat(probabilities(HAN, Kind.BIASED_COIN, 0.7, 2, 1, 2))
                .containsExactly(new double[] {.06, .76, .18}, EXACTLY);
        assertThat(probabilities(HAN, Kind.BIASED_COIN, 0.7, 2, 2, 1))
                .containsExactly(new double[] {.06, .12, .82}, EXACTLY);
    }

    /** Han et al. 2009, for 41, 47, 45 women and for 7, 8, 7 in site 4. */
    @Test
    void measuresHansExamples() {
        double[] women = {41, 47, 45};
        assertThat(Measure.RANGE.of(women)).isEqualTo(6);
        assertThat(Measure.SD.of(women)).isEqualTo(3.06, within(.005));
        assertThat(Measure.VARIANCE.of(women)).isEqualTo(9.33, within(.005));
        assertThat(Measure.MARGINAL_BALANCE.of(women)).isEqualTo(.0451, within(.00005));
        double[] site = {7, 8, 7};
        assertThat(Measure.RANGE.of(site)).isEqualTo(1);
        assertThat(Measure.SD.of(site)).isEqualTo(.577, within(.0005));
        assertThat(Measure.VARIANCE.of(site)).isEqualTo(.333, within(.0005));
        assertThat(Measure.MARGINAL_BALANCE.of(site)).isEqualTo(.0455, within(.00005));
    }

    /** 6 and 4 of her age, 10 and 10 of her sex: 3 + 1 and 1 + 1; weighted 3 and 0.5: 9.5 and 3.5. */
    @Test
    void weighsItsFactors() {
        int[][] counts = {{6, 4}, {10, 10}};
        assertThat(method(Measure.RANGE, 1, 1).imbalances(counts)).containsExactly(4, 2);
        assertThat(method(Measure.RANGE, 3, 0.5).imbalances(counts)).containsExactly(9.5, 3.5);
        assertThat(method(Measure.SD, 1, 1).imbalances(new int[][] {{3, 1}, {0, 0}}))
                .containsExactly(new double[] {4 / Math.sqrt(2), 2 / Math.sqrt(2)}, EXACTLY);
    }

    /** With 3:1 and counts 3, 1: (4/3, 1) and (1, 2). */
    @Test
    void dividesTheCountsWithHerByTheRatio() {
        Minimisation method =
                new Minimisation(Ratio.of(3, 1), Measure.RANGE, List.of(1.0), new ArmRule(Kind.BIASED_COIN, 0.8));
        assertThat(method.imbalances(new int[][] {{3, 1}})).containsExactly(new double[] {1. / 3, 1}, EXACTLY);
    }

    /** Equal arms are ranked at random: each gets the mean of the places that the equal ones share. */
    @Test
    void sharesWhereArmsAreLevel() {
        assertThat(probabilities(THREE, Kind.BEST, 0.8, 1, 1, 2)).containsExactly(new double[] {.45, .45, .1}, EXACTLY);
        assertThat(probabilities(Ratio.equal(4), Kind.RANK, 0.5, 2, 1, 2, 2))
                .containsExactly(new double[] {.2, .4, .2, .2}, EXACTLY);
        assertThat(probabilities(HAN, Kind.BIASED_COIN, 0.7, 1, 1, 2))
                .containsExactly(new double[] {.38, .44, .18}, EXACTLY);
        assertThat(probabilities(Ratio.equal(2), Kind.BEST, 0.8, 0.1 + 0.2, 0.3))
                .containsExactly(.5, .5);
    }

    /** The mean over rotations is the mean over all permutations of the equal arms. */
    @ParameterizedTest
    @EnumSource(Kind.class)
    void theMeanIsOverAllOrdersOfTheLevelArms(Kind kind) {
        Ratio ratio = kind == Kind.BIASED_COIN ? Ratio.of(1, 2, 3, 2, 1) : Ratio.equal(5);
        double[] mean = new double[5];
        List<List<Integer>> first = permutations(List.of(1, 3));
        List<List<Integer>> then = permutations(List.of(0, 2, 4));
        for (List<Integer> a : first) {
            for (List<Integer> b : then) {
                List<Integer> order = new ArrayList<>(a);
                order.addAll(b);
                double[] one = kind.byRank(order.stream().mapToInt(i -> i).toArray(), ratio, 0.4);
                for (int arm = 0; arm < 5; arm++) {
                    mean[arm] += one[arm] / (first.size() * then.size());
                }
            }
        }
        assertThat(probabilities(ratio, kind, 0.4, 2, 1, 2, 1, 2)).containsExactly(mean, EXACTLY);
    }

    @ParameterizedTest
    @EnumSource(Measure.class)
    void theProbabilitiesOfAllSequencesSumToOne(Measure measure) {
        for (Kind kind : Kind.values()) {
            Minimisation method = new Minimisation(Ratio.equal(2), measure, List.of(1.0, 2.0), new ArmRule(kind, 0.75));
            for (int length = 1; length <= 12; length++) {
                TreeMap<String, Double> all = new TreeMap<>();
                follow(method, new int[2][3][2], 1, "", length, all);
                SequencesTest.assertSumsToOne(all);
            }
        }
    }

    /** Subject i has level i mod 2 of the first factor and i mod 3 of the second. */
    private static void follow(
            Minimisation method,
            int[][][] counts,
            double probability,
            String before,
            int left,
            TreeMap<String, Double> all) {
        if (left == 0) {
            all.put(before, probability);
            return;
        }
        int subject = before.length();
        int[][] hers = {counts[0][subject % 2], counts[1][subject % 3]};
        Odds odds = method.odds(hers);
        for (int arm = 0; arm < 2; arm++) {
            if (odds.parts(arm) > 0) {
                hers[0][arm]++;
                hers[1][arm]++;
                follow(method, counts, probability * odds.probability(arm), before + arm, left - 1, all);
                hers[0][arm]--;
                hers[1][arm]--;
            }
        }
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> probabilities(THREE, Kind.BEST, 0.3, 1, 2, 3)).isInstanceOf(InvalidMethod.class);
        assertThatThrownBy(() -> probabilities(THREE, Kind.BEST, 1.1, 1, 2, 3)).isInstanceOf(InvalidMethod.class);
        assertThatThrownBy(() -> probabilities(THREE, Kind.RANK, 1.1, 1, 2, 3)).isInstanceOf(InvalidMethod.class);
        assertThatThrownBy(() -> probabilities(HAN, Kind.BIASED_COIN, 0.1, 1, 2, 3))
                .isInstanceOf(InvalidMethod.class);
        assertThatThrownBy(() -> method(Measure.SD, 1, -1)).isInstanceOf(InvalidMethod.class);
    }

    private static Minimisation method(Measure measure, double... weights) {
        List<Double> list = new ArrayList<>();
        for (double weight : weights) {
            list.add(weight);
        }
        return new Minimisation(Ratio.equal(2), measure, list, new ArmRule(Kind.BEST, 0.8));
    }

    private static double[] probabilities(Ratio ratio, Kind kind, double p, double... g) {
        return new Minimisation(ratio, Measure.RANGE, List.of(1.0), new ArmRule(kind, p)).probabilities(g);
    }

    private static List<List<Integer>> permutations(List<Integer> arms) {
        if (arms.size() <= 1) {
            return Collections.singletonList(arms);
        }
        List<List<Integer>> all = new ArrayList<>();
        for (Integer first : arms) {
            List<Integer> rest = new ArrayList<>(arms);
            rest.remove(first);
            for (List<Integer> others : permutations(rest)) {
                List<Integer> one = new ArrayList<>(List.of(first));
                one.addAll(others);
                all.add(one);
            }
        }
        return all;
    }
}
