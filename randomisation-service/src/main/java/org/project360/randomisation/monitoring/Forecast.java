package org.project360.randomisation.monitoring;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SortedMap;

/**
 * When recruitment will have reached a number of units if it goes on as in the last whole weeks: at most eight, the present
 * one not among them, weeks without units included.
 *
 * @param weeks how many weeks that is, 0 where there is no whole week yet
 * @param perWeek units a week
 */
record Forecast(int weeks, double perWeek, LocalDate today) {

    private static final int MOST_WEEKS = 8;

    /** {@code byWeek}: units by Monday; {@code today} in London. */
    static Forecast of(SortedMap<LocalDate, Long> byWeek, LocalDate today) {
        LocalDate thisMonday = Today.monday(today);
        if (byWeek.isEmpty() || !byWeek.firstKey().isBefore(thisMonday)) {
            return new Forecast(0, 0, today);
        }
        int weeks = (int) Math.min(MOST_WEEKS, ChronoUnit.WEEKS.between(byWeek.firstKey(), thisMonday));
        long units = byWeek.subMap(thisMonday.minusWeeks(weeks), thisMonday).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return new Forecast(weeks, (double) units / weeks, today);
    }

    /** The day on which that many units more will have come; empty where nobody comes. */
    Optional<LocalDate> reached(long more) {
        if (more <= 0) {
            return Optional.of(today);
        }
        return perWeek == 0 ? Optional.empty() : Optional.of(today.plusDays((long) Math.ceil(more * 7 / perWeek)));
    }
}
