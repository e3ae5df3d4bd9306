package org.project360.notification.school.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * One school's calendar, in layers: weekend, bank holiday, INSET days and closures of the school or its local authority,
 * then terms: the school's own where it has any, else its local authority's. Between two known terms it is holiday;
 * before the first, after the last, or in a gap longer than any holiday, nothing is known, and the day counts as open: a
 * notice too early harms nobody.
 */
public final class SchoolCalendar {

    /** The longest holiday between two terms, in days; a longer gap means that a term is missing. */
    static final long LONGEST_HOLIDAY = 70;

    private final Predicate<LocalDate> bankHoliday;
    private final List<CalendarEntry> closures;
    private final List<CalendarEntry> terms;

    SchoolCalendar(
            Predicate<LocalDate> bankHoliday, List<CalendarEntry> localAuthority, List<CalendarEntry> establishment) {
        this.bankHoliday = bankHoliday;
        this.closures = Stream.concat(localAuthority.stream(), establishment.stream())
                .filter(entry -> entry.kind() != CalendarEntry.Kind.TERM)
                .toList();
        List<CalendarEntry> own = terms(establishment);
        this.terms = own.isEmpty() ? terms(localAuthority) : own;
    }

    /** Whether there is school on the day. */
    public boolean isOpen(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !bankHoliday.test(day)
                && closures.stream().noneMatch(entry -> entry.covers(day))
                && !isHoliday(day);
    }

    private boolean isHoliday(LocalDate day) {
        LocalDate lastEnd = null;
        for (CalendarEntry term : terms) {
            if (term.covers(day)) {
                return false;
            }
            if (term.from().isAfter(day)) {
                return lastEnd != null && ChronoUnit.DAYS.between(lastEnd, term.from()) - 1 <= LONGEST_HOLIDAY;
            }
            lastEnd = lastEnd == null || term.until().isAfter(lastEnd) ? term.until() : lastEnd;
        }
        return false;
    }

    private static List<CalendarEntry> terms(List<CalendarEntry> entries) {
        return entries.stream()
                .filter(entry -> entry.kind() == CalendarEntry.Kind.TERM)
                .sorted(Comparator.comparing(CalendarEntry::from))
                .toList();
    }
}
