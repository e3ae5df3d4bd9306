package org.project360.intake.stewardship;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one data steward asks and, where it takes two, another confirms. */
record StewardRequest(
        UUID id,
        Kind kind,
        UUID personId,
        @Nullable UUID mergedId,
        String reasonCode,
        State state,
        String requestedBy,
        Instant requestedAt,
        @Nullable String settledBy,
        @Nullable Instant settledAt,
        long version) {

    enum Kind {
        MERGE,
        ERASURE
    }

    enum State {
        PENDING,
        DONE,
        WITHDRAWN
    }

    static StewardRequest pending(
            UUID id, Kind kind, UUID personId, @Nullable UUID mergedId, String reasonCode, String by, Instant at) {
        return new StewardRequest(id, kind, personId, mergedId, reasonCode, State.PENDING, by, at, null, null, 0);
    }

    /** Settles it, as the next version. */
    StewardRequest settled(State as, String by, Instant at) {
        if (state != State.PENDING) {
            throw new IllegalStateException("Request " + id + " is " + state);
        }
        return new StewardRequest(
                id, kind, personId, mergedId, reasonCode, as, requestedBy, requestedAt, by, at, version + 1);
    }
}
