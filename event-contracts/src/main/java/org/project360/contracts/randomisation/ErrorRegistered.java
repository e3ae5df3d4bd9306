package org.project360.contracts.randomisation;

import java.time.Instant;
import java.util.UUID;

/**
 * An error of randomisation came into the register, found by the service or reported by somebody: the statistician is told at
 * once, and blind. {@code type} after Yelland and colleagues.
 */
public record ErrorRegistered(UUID errorId, UUID trialId, UUID personId, Type type, Instant registeredAt) {

    /** What went wrong. */
    public enum Type {
        INELIGIBLE,
        WRONG_STRATUM,
        TWICE,
        WRONG_SERVICE
    }
}
