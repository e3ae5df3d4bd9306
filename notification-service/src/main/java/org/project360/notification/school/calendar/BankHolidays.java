package org.project360.notification.school.calendar;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Bank holidays of England and Wales, substitute days in place of those that fall on a weekend. */
final class BankHolidays {

    private static final String ENGLAND = "eng";

    private final Map<Integer, Set<LocalDate>> byYear = new ConcurrentHashMap<>();
    private final HolidayManager england =
            HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.UNITED_KINGDOM));

    boolean on(LocalDate day) {
        return inYear(day.getYear()).contains(day);
    }

    Set<LocalDate> inYear(int year) {
        return byYear.computeIfAbsent(
                year,
                y -> england.getHolidays(Year.of(y), ENGLAND).stream()
                        .map(holiday -> holiday.getDate())
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
