package org.project360.followup.evaluation.analysis;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The primary test: does a binary outcome differ between two groups, given the strata by which they were drawn? By intention
 * to treat, one row for each unit of randomisation, so that members of one household are never taken for independent.
 *
 * <p>The statistic is that of Cochran (1954, Biometrics 10, 417-451) with the variance of Mantel and Haenszel (1959, Journal of
 * the National Cancer Institute 22, 719-748), without a continuity correction: over the strata,
 * (sum of (a - E a))^2 / sum of Var a, where a counts the first group's outcomes, E a = n1 m1 / n and
 * Var a = n1 n2 m1 m2 / (n^2 (n - 1)). It is chi-square with one degree of freedom where the groups do not differ. A stratum of
 * fewer than two rows says nothing. The effect is the risk difference of the first group less the second with Mantel and
 * Haenszel's weights, sum of ((a n2 - c n1) / n) / sum of (n1 n2 / n) (Greenland and Robins 1985, Biometrics 41, 55-68).
 */
public final class PrimaryTest {

    /** One unit: where it was drawn, in which group it is by its first allocation, whether it had the outcome. */
    public record Row(String stratum, boolean firstGroup, boolean outcome) {}

    /**
     * What came out.
     *
     * @param statistic chi-square with one degree of freedom; 0 where the strata say nothing
     * @param p two-sided, 0 to 1; 1 where the strata say nothing
     * @param riskDifference -1 to 1; 0 where no stratum has both groups
     * @param analysed rows that were counted
     */
    public record Result(double statistic, double p, double riskDifference, int analysed) {}

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    /** Two by two. */
    private static final class Table {
        private long firstWith;
        private long first;
        private long secondWith;
        private long second;

        private void add(Row row) {
            long with = row.outcome() ? 1 : 0;
            if (row.firstGroup()) {
                first++;
                firstWith += with;
            } else {
                second++;
                secondWith += with;
            }
        }

        private double n() {
            return first + second;
        }

        private double with() {
            return firstWith + secondWith;
        }

        private double excess() {
            return firstWith - first * with() / n();
        }

        private double variance() {
            return n() < 2 ? 0 : first * second * with() * (n() - with()) / (n() * n() * (n() - 1));
        }

        private double difference() {
            return (firstWith * (double) second - secondWith * (double) first) / n();
        }

        private double weight() {
            return first * (double) second / n();
        }
    }

    private PrimaryTest() {}

    public static Result of(Collection<Row> rows) {
        Map<String, Table> strata = new TreeMap<>();
        rows.forEach(row ->
                strata.computeIfAbsent(row.stratum(), stratum -> new Table()).add(row));
        double excess = 0;
        double variance = 0;
        double difference = 0;
        double weight = 0;
        for (Table table : strata.values()) {
            excess += table.excess();
            variance += table.variance();
            difference += table.difference();
            weight += table.weight();
        }
        double statistic = variance == 0 ? 0 : excess * excess / variance;
        double p = Math.min(1, 2 * NORMAL.survivalProbability(Math.sqrt(statistic)));
        return new Result(statistic, p, weight == 0 ? 0 : difference / weight, rows.size());
    }
}
