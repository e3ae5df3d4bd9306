package org.project360.notification.notice;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where each child's notices belong, by what merges and splits have said of the child and of each whom it became. Knows
 * no database.
 */
final class ChildPaths {

    /** From a child, for one incident or every one, to another; who leads to itself is nobody else. */
    record Step(UUID from, UUID incident, UUID to, Instant at) {}

    /** Stands for every incident. */
    static final UUID EVERY = new UUID(0, 0);

    private record Key(UUID child, UUID incident) {}

    private final Map<Key, Step> steps = new LinkedHashMap<>();

    ChildPaths(Iterable<Step> steps) {
        steps.forEach(step -> this.steps.put(new Key(step.from(), step.incident()), step));
    }

    /** The child whose notice it is that {@code told} was told in. */
    UUID resolve(UUID told, UUID incident) {
        return resolve(told, incident, Set.of());
    }

    /**
     * The same where all are known who were told of the incident: it cannot be given to whom it was told for anyway; each
     * has her own.
     */
    UUID resolve(UUID told, UUID incident, Set<UUID> toldOfIt) {
        Set<Step> fallen = steps.values().stream()
                .filter(step -> step.incident().equals(incident) && toldOfIt.contains(step.to()))
                .collect(Collectors.toCollection(HashSet::new));
        while (true) {
            Map<UUID, Step> walked = new LinkedHashMap<>();
            UUID child = told;
            Step next = step(child, incident, fallen);
            while (next != null && !walked.containsKey(child)) {
                walked.put(child, next);
                child = next.to();
                next = step(child, incident, fallen);
            }
            if (next == null) {
                return child;
            }
            // Round in a circle: of its steps the newest ones hold.
            fallen.add(oldestFrom(child, walked));
        }
    }

    private @Nullable Step step(UUID child, UUID incident, Set<Step> fallen) {
        Step ofIncident = steps.get(new Key(child, incident));
        if (ofIncident != null && !fallen.contains(ofIncident)) {
            return ofIncident;
        }
        Step ofEvery = steps.get(new Key(child, EVERY));
        boolean leads = ofEvery != null && !ofEvery.to().equals(child) && !fallen.contains(ofEvery);
        return leads ? ofEvery : null;
    }

    private static Step oldestFrom(UUID start, Map<UUID, Step> walked) {
        return walked.values().stream()
                .dropWhile(step -> !step.from().equals(start))
                .min(Comparator.comparing(Step::at))
                .orElseThrow();
    }
}
