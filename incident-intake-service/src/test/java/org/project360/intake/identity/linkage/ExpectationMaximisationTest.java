package org.project360.intake.identity.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpectationMaximisationTest {

    private static final Logger LOG = Logger.getLogger(ExpectationMaximisationTest.class);
    private static final double[] M = {0.7, 0.9, 0.95};
    private static final double[] U = {0.1, 0.025, 0.2};
    private static final boolean[] NONE_LEFT = {false, false, false};

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void recoversKnownParameters(long seed) {
        List<Pattern> patterns = generated(seed, 100_000, 0.5);

        Estimate fitted = new ExpectationMaximisation(
                        binary(0.3, new double[] {0.8, 0.8, 0.8}, new double[] {0.15, 0.15, 0.15}), 0, false, NONE_LEFT)
                .fit(patterns);

        LOG.infof(
                "seed %d, 100000 pairs: lambda %.4f (0.5), m %s (0.7, 0.9, 0.95), u %s (0.1, 0.025, 0.2)",
                seed, fitted.lambda(), agreement(fitted.m()), agreement(fitted.u()));
        assertThat(fitted.lambda()).isCloseTo(0.5, within(0.02));
        for (int i = 0; i < 3; i++) {
            assertThat(fitted.m()[i][0]).isCloseTo(M[i], within(0.02));
            assertThat(fitted.u()[i][0]).isCloseTo(U[i], within(0.02));
        }
    }

    @Test
    void aMissingValueTakesNoPart() {
        List<Pattern> patterns = new ArrayList<>(generated(4, 100_000, 0.5));
        generated(5, 50_000, 0.5)
                .forEach(p -> patterns.add(
                        new Pattern(new int[] {Pattern.ONE_MISSING, p.levels()[1], p.levels()[2]}, p.count())));

        Estimate fitted = new ExpectationMaximisation(
                        binary(0.3, new double[] {0.8, 0.8, 0.8}, new double[] {0.15, 0.15, 0.15}), 0, false, NONE_LEFT)
                .fit(patterns);

        assertThat(fitted.m()[0][0]).isCloseTo(0.7, within(0.02));
        assertThat(fitted.u()[0][0]).isCloseTo(0.1, within(0.02));
    }

    @Test
    void uStaysWhereItIsKnownAndRareMatchesAreFound() {
        Estimate start = binary(0.1, new double[] {0.8, 0.8, 0.8}, U);

        Estimate fitted = new ExpectationMaximisation(start, 0, true, NONE_LEFT).fit(generated(6, 200_000, 0.03));

        assertThat(fitted.u()).isDeepEqualTo(start.u());
        assertThat(fitted.lambda()).isCloseTo(0.03, within(0.005));
        assertThat(fitted.m()[1][0]).isCloseTo(0.9, within(0.03));
    }

    @Test
    void noProbabilityBecomesZero() {
        List<Pattern> onlyAgreement = List.of(new Pattern(new int[] {0, 0, 0}, 100));

        Estimate fitted = new ExpectationMaximisation(binary(0.5, M, U), 1, false, NONE_LEFT).fit(onlyAgreement);

        assertThat(fitted.m()[0][1]).isPositive();
        assertThat(fitted.u()[0][1]).isPositive();
        assertThat(fitted.probability(new int[] {1, 1, 1})).isBetween(0.0, 1.0);
    }

    private static String agreement(double[][] probabilities) {
        return Arrays.stream(probabilities)
                .map(levels -> String.format(Locale.ROOT, "%.4f", levels[0]))
                .collect(Collectors.joining(", "));
    }

    private static Estimate binary(double lambda, double[] m, double[] u) {
        double[][] ms = new double[3][];
        double[][] us = new double[3][];
        for (int i = 0; i < 3; i++) {
            ms[i] = new double[] {m[i], 1 - m[i]};
            us[i] = new double[] {u[i], 1 - u[i]};
        }
        return new Estimate(lambda, ms, us);
    }

    private static List<Pattern> generated(long seed, int pairs, double lambda) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<List<Integer>, Integer> counts = new HashMap<>();
        for (int pair = 0; pair < pairs; pair++) {
            double[] agree = random.nextDouble() < lambda ? M : U;
            List<Integer> levels = new ArrayList<>();
            for (double probability : agree) {
                levels.add(random.nextDouble() < probability ? 0 : 1);
            }
            counts.merge(levels, 1, Integer::sum);
        }
        List<Pattern> patterns = new ArrayList<>();
        counts.forEach((levels, count) ->
                patterns.add(new Pattern(levels.stream().mapToInt(l -> l).toArray(), count)));
        return patterns;
    }
}
