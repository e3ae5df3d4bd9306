package org.project360.intake.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.intake.identity.linkage.FieldScore;
import org.project360.intake.identity.linkage.Grade;
import org.project360.intake.identity.linkage.Reason;

/**
 * A possible match: is {@code personId}, whom one version of an incident made a person of her own, one of the candidates?
 * {@code mergeId} is the request that a steward's "the same" became.
 */
public record Review(
        UUID id,
        UUID personId,
        UUID incidentId,
        int incidentVersion,
        Grade grade,
        Reason reason,
        double priorBits,
        String modelVersion,
        State state,
        Instant openedAt,
        Instant dueAt,
        @Nullable String settledBy,
        @Nullable Instant settledAt,
        @Nullable String reasonCode,
        @Nullable UUID mergeId,
        long version) {

    /** What became of it. */
    public enum State {
        OPEN,
        /** A steward merged her with a candidate. */
        LINKED,
        /** A steward told that she is none of them. */
        KEPT_APART,
        /** She was merged with somebody else, or erased, or all candidates were. */
        SUPERSEDED
    }

    /** Somebody she may be; by the id that stands for that person now, or was told then if it was erased. */
    public record Candidate(UUID personId, double bits, List<FieldScore> fields) {}
}
