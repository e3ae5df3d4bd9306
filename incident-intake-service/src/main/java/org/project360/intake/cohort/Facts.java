package org.project360.intake.cohort;

import java.time.Duration;

/** What the rules look at: the incident, how many there were in its window, how old the report is, and her standing. */
record Facts(
        IncidentFacts incident, int incidentsInWindow, Duration reportAge, Standing standing, CohortConfig config) {

    boolean late() {
        return reportAge.compareTo(config.lateAfter()) >= 0;
    }

    boolean inArea() {
        return config.area()
                .map(area -> incident.outwardCodes().stream()
                        .anyMatch(code -> area.contains(code) || area.contains(code.replaceFirst("\\d.*", ""))))
                .orElse(true);
    }

    boolean enough() {
        return config.minimumInclusive()
                ? incidentsInWindow >= config.minimumIncidents()
                : incidentsInWindow > config.minimumIncidents();
    }

    boolean notTooMany() {
        return config.maximumInclusive()
                ? incidentsInWindow <= config.maximumIncidents()
                : incidentsInWindow < config.maximumIncidents();
    }
}
