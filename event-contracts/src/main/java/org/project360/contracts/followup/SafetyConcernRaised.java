package org.project360.contracts.followup;

import java.time.Instant;
import java.util.UUID;

/** An answer at follow-up means danger, in either arm; the duty desk must act before {@code dueAt}. */
public record SafetyConcernRaised(UUID concernId, UUID personId, Kind kind, Instant raisedAt, Instant dueAt) {

    /** What the answer said. */
    public enum Kind {
        IN_DANGER_NOW,
        NEW_ABUSE,
        CHILD_AT_RISK,
        SUICIDE_RISK
    }
}
