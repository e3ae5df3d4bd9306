package org.project360.randomisation.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/** The day in London, where the trial's weeks begin. */
@ApplicationScoped
class Today {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final InstantSource clock;

    Today(InstantSource clock) {
        this.clock = clock;
    }

    LocalDate date() {
        return LocalDate.ofInstant(clock.instant(), LONDON);
    }

    /** The Monday of a day's week. */
    static LocalDate monday(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** When a day begins. */
    static Instant start(LocalDate day) {
        return day.atStartOfDay(LONDON).toInstant();
    }
}
