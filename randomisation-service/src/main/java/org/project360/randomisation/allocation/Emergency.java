package org.project360.randomisation.allocation;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What emergency lists mean for a round. {@code reserved}: entries of lists that are out; the ceiling is kept free for them.
 * {@code stale}: a candidate identified before it came late, and while a list is out somebody may have opened an entry for
 * her. {@code uses}: entries that are entered now, by incident.
 */
record Emergency(int reserved, Instant stale, Map<UUID, Listed> uses) {

    /** No list is out. */
    static final Emergency NONE = new Emergency(0, Instant.MIN, Map.of());

    boolean isLate(Candidate candidate) {
        Instant identifiedAt = candidate.data().identifiedAt();
        return reserved > 0 && identifiedAt != null && identifiedAt.isBefore(stale);
    }
}
