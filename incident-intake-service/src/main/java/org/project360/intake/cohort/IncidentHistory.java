package org.project360.intake.cohort;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The incidents of some victims by time of occurrence: what is stored, and on top of it what a batch adds, moves and
 * withdraws, one after another.
 *
 * <p>One event may have several records, each under its own reference: the same call sent twice, or a crime beside a
 * non-crime. They say the same victim and the same moment, and count once.
 */
final class IncidentHistory {

    /**
     * One of them; {@code marac}: marked for MARAC; {@code open}: reported so lately that another count may still let it
     * enter the trial.
     */
    record Happening(UUID victim, Instant at, boolean marac, boolean open) {

        boolean countsAs(Happening other) {
            return victim.equals(other.victim) && at.equals(other.at) && marac == other.marac;
        }
    }

    private final IncidentWindow window;
    private final Map<UUID, Map<UUID, Happening>> incidentsByVictim = new HashMap<>();
    private final Map<UUID, UUID> victimByIncident = new HashMap<>();

    IncidentHistory(IncidentWindow window) {
        this.window = window;
    }

    void add(UUID incident, Happening happening) {
        incidentsByVictim
                .computeIfAbsent(happening.victim(), v -> new HashMap<>())
                .put(incident, happening);
        victimByIncident.put(incident, happening.victim());
    }

    /**
     * The state of an incident takes the place of what was known of it. Returns the open incidents in whose windows that
     * changed something: what comes late, or is corrected, may complete the count of what was here before.
     */
    Set<UUID> replace(IncidentFacts incident, boolean open) {
        Optional<Happening> before = take(incident.incidentId());
        Optional<Happening> after = incident.counts()
                ? Optional.of(new Happening(incident.victimId(), incident.occurredAt(), incident.marac(), open))
                : Optional.empty();
        after.ifPresent(happening -> add(incident.incidentId(), happening));
        if (before.isPresent() && after.isPresent() && before.get().countsAs(after.get())) {
            return Set.of();
        }
        Set<UUID> touched = new TreeSet<>();
        Stream.concat(before.stream(), after.stream())
                .forEach(changed -> of(changed.victim()).forEach((id, other) -> {
                    if (other.open() && window.holds(other.at(), changed.at())) {
                        touched.add(id);
                    }
                }));
        touched.remove(incident.incidentId());
        return touched;
    }

    private Optional<Happening> take(UUID incident) {
        return Optional.ofNullable(victimByIncident.remove(incident))
                .map(victim -> of(victim).remove(incident));
    }

    private Map<UUID, Happening> of(UUID victim) {
        return incidentsByVictim.getOrDefault(victim, new HashMap<>());
    }

    /** Whether another incident of hers was marked for MARAC, no longer before this one than {@code length}. */
    boolean maracBefore(IncidentFacts incident, Duration length) {
        return of(incident.victimId()).entrySet().stream()
                .filter(e -> !e.getKey().equals(incident.incidentId()))
                .map(Map.Entry::getValue)
                .anyMatch(h -> h.marac()
                        && !h.at().isAfter(incident.occurredAt())
                        && h.at().isAfter(incident.occurredAt().minus(length)));
    }

    /** The victim's distinct incidents in the window that ends then. */
    int count(UUID victim, Instant windowEnd) {
        return (int) of(victim).values().stream()
                .map(Happening::at)
                .filter(at -> window.holds(windowEnd, at))
                .distinct()
                .count();
    }
}
