package org.project360.contracts.randomisation;

/**
 * The row of the allocation ledger beside what the allocation says already; {@code index} counts from 1 in the trial, hashes
 * and the sealed draw are lower-case hexadecimal.
 */
public record LedgerRow(
        long index,
        String covariates,
        String ruleSetVersion,
        String method,
        String sealedDraw,
        String actor,
        String sourceTopic,
        int sourcePartition,
        long sourceOffset,
        String previous,
        String hash) {

    @Override
    public String toString() {
        return "LedgerRow[" + index + "]";
    }
}
