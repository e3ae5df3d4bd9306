package org.project360.randomisation.allocation;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.project360.contracts.randomisation.LedgerRow;

/** A ledger row with the hash of the row before it and its own. */
record Chained(LedgerEntry entry, byte[] previous, byte[] hash) {

    /** The rows chained to the end of a ledger. */
    static List<Chained> to(LedgerHead head, List<LedgerEntry> entries, LedgerHash hash) {
        List<Chained> chained = new ArrayList<>(entries.size());
        byte[] previous = head.hash();
        for (LedgerEntry entry : entries) {
            byte[] next = hash.next(previous, entry);
            chained.add(new Chained(entry, previous, next));
            previous = next;
        }
        return chained;
    }

    /** As it is published, so that a database that was set back can have it again. */
    LedgerRow published() {
        return new LedgerRow(
                entry.index(),
                entry.covariates(),
                entry.ruleSetVersion(),
                entry.method(),
                HexFormat.of().formatHex(entry.sealedDraw()),
                entry.actor(),
                entry.sourceTopic(),
                entry.sourcePartition(),
                entry.sourceOffset(),
                HexFormat.of().formatHex(previous),
                HexFormat.of().formatHex(hash));
    }
}
