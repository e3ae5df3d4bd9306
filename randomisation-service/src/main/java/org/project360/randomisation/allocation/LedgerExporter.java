package org.project360.randomisation.allocation;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.randomisation.Arm;

/** Makes an export, row by row in order of the index. With the trial's design in it, it tells arms and blocks too. */
final class LedgerExporter {

    private final LedgerExport.OfTrial trial;
    private final boolean open;
    private final LedgerHash hash;
    private final LedgerKeys keys;
    private final PublicHash publicHash = new PublicHash();
    private final List<LedgerExport.Row> rows = new ArrayList<>();
    private byte[] last = LedgerHead.EMPTY.hash();
    private String lastPublic;
    private @Nullable String lastOpen;

    LedgerExporter(LedgerExport.OfTrial trial, byte[] secret) {
        this.trial = trial;
        this.open = trial.design() != null;
        this.hash = new LedgerHash(secret);
        this.keys = new LedgerKeys(secret);
        this.lastPublic = publicHash.first(trial);
        this.lastOpen = publicHash.firstOpen(trial);
    }

    /** Goes on behind a row that had these hashes, without what came before it; blind. */
    static LedgerExporter behind(LedgerExport.OfTrial trial, byte[] secret, byte[] hash, String publicHash) {
        LedgerExporter exporter = new LedgerExporter(trial, secret);
        exporter.last = hash;
        exporter.lastPublic = publicHash;
        return exporter;
    }

    /** Chains the row anew; {@code place} is the arm's place in the trial's order. */
    LedgerExport.Row add(LedgerEntry entry, Arm arm, int place) {
        return add(entry, arm, place, hash.next(last, entry));
    }

    /** Takes the hash that was stored with the row. */
    LedgerExport.Row add(LedgerEntry entry, Arm arm, int place, byte[] stored) {
        String proof = keys.armProof(trial.id(), entry.allocationId(), place);
        LedgerExport.Row bare = LedgerExport.Row.of(entry, open, arm, proof, stored);
        last = stored;
        lastPublic = publicHash.next(lastPublic, bare);
        LedgerExport.Row row = bare.chained(lastPublic, null);
        lastOpen = publicHash.nextOpen(lastOpen, row);
        row = row.chained(lastPublic, lastOpen);
        rows.add(row);
        return row;
    }

    byte[] lastHash() {
        return last;
    }

    String lastPublicHash() {
        return lastPublic;
    }

    LedgerExport export() {
        return new LedgerExport(LedgerExport.FORMAT, trial, rows, head());
    }

    private LedgerExport.Head head() {
        String signature = keys.signature(rows.size(), last, HexFormat.of().parseHex(lastPublic));
        return new LedgerExport.Head(rows.size(), HexFormat.of().formatHex(last), lastPublic, signature, lastOpen);
    }
}
