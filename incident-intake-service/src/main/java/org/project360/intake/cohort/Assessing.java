package org.project360.intake.cohort;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Assesses the incidents of one batch one after another; each sees the ones before it. */
public final class Assessing {

    private final IncidentHistory history;
    private final CohortConfig config;
    private final Instant now;
    private final List<Assessment> made = new ArrayList<>();

    Assessing(IncidentHistory history, CohortConfig config, Instant now) {
        this.history = history;
        this.config = config;
        this.now = now;
    }

    /** Takes the state of an incident into the history and decides. */
    public Assessment assess(IncidentFacts incident) {
        history.replace(incident);
        int count = history.count(incident.victimId(), incident.occurredAt());
        Assessment assessment =
                Assessment.of(new Facts(incident, count, Duration.between(incident.reportedAt(), now), config));
        made.add(assessment);
        return assessment;
    }

    List<Assessment> made() {
        return made;
    }
}
