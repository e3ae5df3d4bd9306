package org.project360.contracts.randomisation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What randomisation needs to write an allocation back into a database that was set back. {@code enrolled}: the person was
 * new to the trial; {@code ledgerRow} is there where a draw was made.
 */
public record AllocationRecovery(
        boolean enrolled, Instant reportedAt, @Nullable LedgerRow ledgerRow) {}
