package org.project360.randomisation.allocation;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What emergency lists mean for a round. {@code reserved}: entries of lists that are out; the ceiling is kept free for them.
 * {@code stale}: a candidate identified before it came late, and while a list is out somebody may have opened an entry for
 * her. {@code waiting}: incidents, persons and units of which somebody waits for a list; grows while the batch is taken.
 * {@code uses}: entries that are entered now, by incident.
 */
record Emergency(int reserved, Instant stale, Set<UUID> waiting, Map<UUID, Listed> uses) {

    /** No list is out. */
    static final Emergency NONE = new Emergency(0, Instant.MIN, Set.of(), Map.of());

    /** Among candidates who come. */
    static Emergency arriving(int reserved, Instant stale, Set<UUID> waiting) {
        return new Emergency(reserved, stale, new HashSet<>(waiting), Map.of());
    }

    /** Among candidates who were kept: when they came is no matter any more. */
    static Emergency kept(int reserved, Map<UUID, Listed> uses) {
        return new Emergency(reserved, Instant.MIN, Set.of(), uses);
    }

    /**
     * Whether she has to wait until the lists are closed: she came late, or somebody of her person or unit did, for whom an
     * entry may have been opened. Whoever comes after her waits with her.
     */
    boolean holds(Candidate candidate, @Nullable UUID unit) {
        if (reserved == 0 || stale.equals(Instant.MIN)) {
            return false;
        }
        Instant identifiedAt = candidate.data().identifiedAt();
        boolean waits = identifiedAt != null && identifiedAt.isBefore(stale)
                || waiting.contains(candidate.incidentId())
                || waiting.contains(candidate.personId())
                || unit != null && waiting.contains(unit);
        if (waits) {
            waiting.add(candidate.incidentId());
            waiting.add(candidate.personId());
            if (unit != null) {
                waiting.add(unit);
            }
        }
        return waits;
    }
}
