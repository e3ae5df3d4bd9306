package org.project360.intake.cohort;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * The incidents of some victims by time of occurrence: what is stored, and on top of it what a batch adds, moves and
 * withdraws, one after another.
 */
final class IncidentHistory {

    private final IncidentWindow window;
    private final Map<UUID, Map<UUID, Instant>> incidentsByVictim = new HashMap<>();
    private final Map<UUID, UUID> victimByIncident = new HashMap<>();

    IncidentHistory(IncidentWindow window) {
        this.window = window;
    }

    void add(UUID victim, UUID incident, Instant occurredAt) {
        incidentsByVictim.computeIfAbsent(victim, v -> new HashMap<>()).put(incident, occurredAt);
        victimByIncident.put(incident, victim);
    }

    void remove(UUID incident) {
        UUID victim = victimByIncident.remove(incident);
        if (victim != null) {
            incidentsByVictim.getOrDefault(victim, new HashMap<>()).remove(incident);
        }
    }

    /** The state of an incident takes the place of what was known of it. */
    void replace(IncidentFacts incident) {
        remove(incident.incidentId());
        if (incident.counts()) {
            add(incident.victimId(), incident.incidentId(), incident.occurredAt());
        }
    }

    int count(UUID victim, Instant windowEnd) {
        return (int) incidentsByVictim.getOrDefault(victim, Map.of()).values().stream()
                .filter(occurredAt -> window.holds(windowEnd, occurredAt))
                .count();
    }
}
