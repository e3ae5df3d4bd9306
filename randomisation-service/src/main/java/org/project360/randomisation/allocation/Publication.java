package org.project360.randomisation.allocation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.randomisation.AllocationMade;
import org.project360.contracts.randomisation.AllocationRecovery;
import org.project360.contracts.randomisation.LedgerRow;

/** An allocation as it stands on its topic. */
record Publication(AllocationMade made, int partition, long offset) {

    UUID allocationId() {
        return made.allocationId();
    }

    /** The ledger's row as published; null for who came again, and where it was published before rows were. */
    @Nullable
    LedgerRow ledgerRow() {
        AllocationRecovery recovery = made.recovery();
        return recovery == null ? null : recovery.ledgerRow();
    }

    /** By the ledger; what was published without a row comes after all others, in the order of its stratum. */
    long ledgerIndex() {
        LedgerRow row = ledgerRow();
        return row == null ? Long.MAX_VALUE : row.index();
    }

    boolean enrolled() {
        AllocationRecovery recovery = made.recovery();
        return recovery == null || recovery.enrolled();
    }
}
