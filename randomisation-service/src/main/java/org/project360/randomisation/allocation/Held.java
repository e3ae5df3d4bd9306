package org.project360.randomisation.allocation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A candidate without an answer: why, and whether one may still come. */
record Held(Candidate candidate, @Nullable UUID unitId, State state, String reason) {

    /** What a held candidate waits for, or how it ended. */
    enum State {
        AWAITING_OPENING,
        PENDING_DATA,
        NOT_ALLOCATED,
        ALLOCATED
    }

    static final String TRIAL_NOT_OPEN = "TRIAL_NOT_OPEN";
    static final String TRIAL_PAUSED = "TRIAL_PAUSED";
    static final String EMERGENCY_LIST_OUT = "EMERGENCY_LIST_OUT";
    static final String EMERGENCY_RESERVED = "EMERGENCY_RESERVED";
    static final String EVALUATION_OLD = "EVALUATION_OLD";
    static final String NOT_ELIGIBLE = "NOT_ELIGIBLE";
    static final String UNIT_MISSING = "UNIT_MISSING";
    static final String STRATUM_UNKNOWN = "STRATUM_UNKNOWN";
}
