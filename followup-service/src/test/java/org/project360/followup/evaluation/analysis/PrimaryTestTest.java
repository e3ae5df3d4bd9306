package org.project360.followup.evaluation.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.project360.followup.evaluation.analysis.PrimaryTest.Row;

class PrimaryTestTest {

    /** Admissions to Berkeley in 1973 by department: men admitted, men refused, women admitted, women refused. */
    private static final int[][] BERKELEY = {
        {512, 313, 89, 19},
        {353, 207, 17, 8},
        {120, 205, 202, 391},
        {138, 279, 131, 244},
        {53, 138, 94, 299},
        {22, 351, 24, 317}
    };

    /** R 4: mantelhaen.test(UCBAdmissions, correct = FALSE) says X-squared = 1.5246, df = 1, p-value = 0.2169. */
    @Test
    void agreesWithPublishedValues() {
        PrimaryTest.Result result = PrimaryTest.of(rows(BERKELEY));

        assertThat(result.statistic()).isEqualTo(1.5246, within(0.00005));
        assertThat(result.p()).isEqualTo(0.2169, within(0.00005));
        assertThat(result.analysed()).isEqualTo(4_526);
    }

    /** One stratum is Pearson's chi-square times (n - 1) / n: 56 of 70 and 48 of 80, a difference of .2 (Newcombe 1998). */
    @Test
    void isPearsonsTestInOneStratum() {
        PrimaryTest.Result result = PrimaryTest.of(rows(new int[][] {{56, 14, 48, 32}}));

        double pearson = 150.0 * Math.pow(56.0 * 32 - 14.0 * 48, 2) / (70.0 * 80 * 104 * 46);
        assertThat(result.statistic()).isEqualTo(pearson * 149 / 150, within(1e-12));
        assertThat(result.riskDifference()).isEqualTo(0.2, within(1e-12));
    }

    /** By hand: (30*60 - 20*40)/100 = 10 and (10*50 - 20*50)/100 = -5; weights 24 and 25. */
    @Test
    void weighsTheStrata() {
        PrimaryTest.Result result = PrimaryTest.of(rows(new int[][] {{30, 10, 20, 40}, {10, 40, 20, 30}}));

        assertThat(result.riskDifference()).isEqualTo((10.0 - 5) / (24 + 25), within(1e-12));
    }

    @Test
    void isTheSameForRowsInAnyOrderAndForGroupsExchanged() {
        List<Row> rows = rows(BERKELEY);
        PrimaryTest.Result result = PrimaryTest.of(rows);
        Collections.reverse(rows);
        PrimaryTest.Result exchanged = PrimaryTest.of(rows.stream()
                .map(row -> new Row(row.stratum(), !row.firstGroup(), row.outcome()))
                .toList());

        assertThat(exchanged.statistic()).isEqualTo(result.statistic(), within(1e-9));
        assertThat(exchanged.riskDifference()).isEqualTo(-result.riskDifference(), within(1e-12));
    }

    @Test
    void saysNothingWhereNothingCanBeSaid() {
        PrimaryTest.Result nothing = new PrimaryTest.Result(0, 1, 0, 0);
        assertThat(PrimaryTest.of(List.of())).isEqualTo(nothing);
        assertThat(PrimaryTest.of(List.of(new Row("a", true, true))).p()).isEqualTo(1);
        assertThat(PrimaryTest.of(rows(new int[][] {{5, 5, 0, 0}})).p()).isEqualTo(1);
        assertThat(PrimaryTest.of(rows(new int[][] {{5, 0, 5, 0}})).p()).isEqualTo(1);
    }

    private static List<Row> rows(int[][] strata) {
        List<Row> rows = new ArrayList<>();
        for (int stratum = 0; stratum < strata.length; stratum++) {
            int[] cells = strata[stratum];
            for (int cell = 0; cell < 4; cell++) {
                rows.addAll(Collections.nCopies(cells[cell], new Row("s" + stratum, cell < 2, cell % 2 == 0)));
            }
        }
        return rows;
    }
}
