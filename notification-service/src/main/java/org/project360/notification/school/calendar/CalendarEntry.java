package org.project360.notification.school.calendar;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Days of a school's year, both ends included. */
public record CalendarEntry(
        @NotNull Kind kind,
        @NotNull LocalDate from,
        @NotNull LocalDate until,
        @Nullable @Size(max = 200) String note) {

    /** How many entries one calendar may have. */
    static final int MOST = 400;

    /** What the days are: a term or half term of lessons, a day for staff alone, a closure (snow, election, strike). */
    public enum Kind {
        TERM,
        INSET,
        CLOSURE
    }

    @AssertTrue(message = "until is before from")
    @Schema(hidden = true)
    boolean isInOrder() {
        return from == null || until == null || !until.isBefore(from);
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(until);
    }
}
