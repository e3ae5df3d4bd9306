package org.project360.notification.school.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** The start of a school's next day: the first opening strictly after a moment. */
public final class NextOpenDay {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    /** A calendar that is closed for longer is wrong. */
    private static final int FARTHEST_DAYS = 400;

    private final LocalTime opening;

    NextOpenDay(LocalTime opening) {
        this.opening = opening;
    }

    /** The first opening after the moment; if the calendar knows none, that of the next day. */
    Instant after(Instant moment, SchoolCalendar calendar) {
        LocalDate first = moment.atZone(LONDON).toLocalDate();
        for (LocalDate day = first; day.isBefore(first.plusDays(FARTHEST_DAYS)); day = day.plusDays(1)) {
            Instant start = start(day);
            if (start.isAfter(moment) && calendar.isOpen(day)) {
                return start;
            }
        }
        return start(first.plusDays(1));
    }

    private Instant start(LocalDate day) {
        return day.atTime(opening).atZone(LONDON).toInstant();
    }
}
