package org.project360.randomisation.allocation;

import java.time.Instant;
import java.util.UUID;

/**
 * One row of the allocation ledger: the inputs of a draw, where it stands, its sealed result (arm and probability vector),
 * who did it and which record caused it. {@code index} counts from 1 in the trial; {@code covariates} is JSON with sorted
 * names.
 */
record LedgerEntry(
        long index,
        UUID trialId,
        int trialVersion,
        UUID allocationId,
        UUID unitId,
        UUID personId,
        UUID incidentId,
        String covariates,
        String ruleSetVersion,
        String method,
        String stratum,
        long sequence,
        long blockIndex,
        byte[] sealedDraw,
        String actor,
        String sourceTopic,
        int sourcePartition,
        long sourceOffset,
        Instant allocatedAt) {

    /** The same row at another place of the ledger. */
    LedgerEntry at(long otherIndex) {
        return new LedgerEntry(
                otherIndex,
                trialId,
                trialVersion,
                allocationId,
                unitId,
                personId,
                incidentId,
                covariates,
                ruleSetVersion,
                method,
                stratum,
                sequence,
                blockIndex,
                sealedDraw,
                actor,
                sourceTopic,
                sourcePartition,
                sourceOffset,
                allocatedAt);
    }

    @Override
    public String toString() {
        return "LedgerEntry[" + index + "]";
    }
}
