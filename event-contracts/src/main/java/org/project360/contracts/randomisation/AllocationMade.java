package org.project360.contracts.randomisation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The arm of one incident's participant; read by intake alone. {@code represented} says that the unit had been drawn
 * before and keeps its first arm; {@code sequence} counts from 1 in its stratum. {@code recovery} is for randomisation alone.
 */
public record AllocationMade(
        UUID allocationId,
        UUID trialId,
        UUID incidentId,
        UUID personId,
        UUID unitId,
        String stratum,
        long sequence,
        Arm arm,
        boolean represented,
        Instant allocatedAt,
        @Nullable AllocationRecovery recovery) {

    /** Without what only randomisation reads. */
    public AllocationMade(
            UUID allocationId,
            UUID trialId,
            UUID incidentId,
            UUID personId,
            UUID unitId,
            String stratum,
            long sequence,
            Arm arm,
            boolean represented,
            Instant allocatedAt) {
        this(
                allocationId,
                trialId,
                incidentId,
                personId,
                unitId,
                stratum,
                sequence,
                arm,
                represented,
                allocatedAt,
                null);
    }

    /** Redacted: the arm is known to whom it must be and no one else. */
    @Override
    public String toString() {
        return "AllocationMade[incidentId=" + incidentId + "]";
    }
}
