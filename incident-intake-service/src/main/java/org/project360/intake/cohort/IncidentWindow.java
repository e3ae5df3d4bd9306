package org.project360.intake.cohort;

import java.time.Duration;
import java.time.Instant;

/** The window in which incidents are counted: it ends with the incident, which is inside. */
record IncidentWindow(Duration length, boolean startInclusive) {

    static IncidentWindow of(CohortConfig config) {
        return new IncidentWindow(Duration.ofDays(config.windowDays()), config.windowStartInclusive());
    }

    Instant start(Instant end) {
        return end.minus(length);
    }

    boolean holds(Instant end, Instant occurredAt) {
        Instant start = start(end);
        return !occurredAt.isAfter(end) && (startInclusive ? !occurredAt.isBefore(start) : occurredAt.isAfter(start));
    }
}
