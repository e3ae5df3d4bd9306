package org.project360.randomisation.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Today is Wednesday, 11 March 2026; its Monday is the 9th. */
class ForecastTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-11");

    @Test
    void takesWholeWeeksEmptyOnesIncludedAndNotThePresentOne() {
        Forecast forecast = Forecast.of(weeks(Map.of("2026-02-16", 10L, "2026-03-02", 5L, "2026-03-09", 99L)), TODAY);
        assertThat(forecast.weeks()).isEqualTo(3);
        assertThat(forecast.perWeek()).isEqualTo(5.0);
        // 11 more at 5 a week: 15.4 days.
        assertThat(forecast.reached(11)).contains(LocalDate.parse("2026-03-27"));
        assertThat(forecast.reached(10)).contains(LocalDate.parse("2026-03-25"));
        assertThat(forecast.reached(0)).contains(TODAY);
        assertThat(forecast.reached(-3)).contains(TODAY);
    }

    @Test
    void takesTheLastEightWeeksAndNoMore() {
        Forecast forecast =
                Forecast.of(weeks(Map.of("2025-06-02", 1_000L, "2026-01-12", 8L, "2026-01-05", 50L)), TODAY);
        assertThat(forecast.weeks()).isEqualTo(8);
        assertThat(forecast.perWeek()).isEqualTo(1.0);
    }

    @Test
    void foretellsNothingWhereNobodyComesAndBeforeTheFirstWholeWeek() {
        assertThat(Forecast.of(weeks(Map.of("2025-06-02", 7L)), TODAY).reached(1))
                .isEmpty();
        assertThat(Forecast.of(weeks(Map.of("2026-03-09", 7L)), TODAY).weeks()).isZero();
        assertThat(Forecast.of(weeks(Map.of()), TODAY).weeks()).isZero();
        assertThat(Forecast.of(weeks(Map.of()), TODAY).reached(1)).isEmpty();
    }

    private static SortedMap<LocalDate, Long> weeks(Map<String, Long> byMonday) {
        SortedMap<LocalDate, Long> weeks = new TreeMap<>();
        byMonday.forEach((monday, units) -> weeks.put(LocalDate.parse(monday), units));
        return weeks;
    }
}
