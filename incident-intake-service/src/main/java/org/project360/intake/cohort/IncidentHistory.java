package org.project360.intake.cohort;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.project360.contracts.police.IncidentType;

/**
 * The incidents of some victims by time of occurrence: what is stored, and on top of it what a batch adds, moves and
 * withdraws, one after another.
 *
 * <p>One event may have two records, one as a crime and one as a non-crime, each under its own reference. They say the
 * same victim and the same moment, and count once: of the records of one moment, each non-crime is the other side of a
 * crime as far as there are crimes.
 */
final class IncidentHistory {

    private record Happening(Instant at, boolean crime) {}

    private static final class Moment {
        private int crimes;
        private int others;

        private int events() {
            return Math.max(crimes, others);
        }
    }

    private final IncidentWindow window;
    private final Map<UUID, Map<UUID, Happening>> incidentsByVictim = new HashMap<>();
    private final Map<UUID, UUID> victimByIncident = new HashMap<>();

    IncidentHistory(IncidentWindow window) {
        this.window = window;
    }

    void add(UUID victim, UUID incident, Instant occurredAt, IncidentType type) {
        incidentsByVictim
                .computeIfAbsent(victim, v -> new HashMap<>())
                .put(incident, new Happening(occurredAt, type == IncidentType.DOMESTIC_ABUSE_CRIME));
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
            add(incident.victimId(), incident.incidentId(), incident.occurredAt(), incident.type());
        }
    }

    /** The victim's distinct incidents in the window that ends then. */
    int count(UUID victim, Instant windowEnd) {
        Map<Instant, Moment> moments = new HashMap<>();
        for (Happening happening :
                incidentsByVictim.getOrDefault(victim, Map.of()).values()) {
            if (window.holds(windowEnd, happening.at())) {
                Moment moment = moments.computeIfAbsent(happening.at(), at -> new Moment());
                moment.crimes += happening.crime() ? 1 : 0;
                moment.others += happening.crime() ? 0 : 1;
            }
        }
        return moments.values().stream().mapToInt(Moment::events).sum();
    }
}
