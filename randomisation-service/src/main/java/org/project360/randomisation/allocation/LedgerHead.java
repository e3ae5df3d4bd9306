package org.project360.randomisation.allocation;

/** The end of a ledger: how many rows, and the hash of the last (zeros where there is none). */
record LedgerHead(long length, byte[] hash) {

    static final LedgerHead EMPTY = new LedgerHead(0, new byte[32]);
}
