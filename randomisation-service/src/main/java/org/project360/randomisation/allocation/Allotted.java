package org.project360.randomisation.allocation;

import java.util.UUID;
import org.project360.contracts.randomisation.Arm;

/** What a unit was allotted, once and for ever. */
record Allotted(UUID allocationId, UUID unitId, String stratum, long sequence, Arm arm) {

    /** Redacted: without the arm. */
    @Override
    public String toString() {
        return "Allotted[allocationId=" + allocationId + "]";
    }
}
