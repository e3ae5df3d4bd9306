package org.project360.randomisation.allocation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.project360.randomisation.allocation.LedgerExport.Head;
import org.project360.randomisation.allocation.LedgerExport.Row;
import org.project360.randomisation.trial.TrialDesign;

/** Walks an exported ledger and says everywhere it does not hold. */
public final class ExportVerifier {

    /** A place that does not hold; index 0 is the trial's own part of the file. */
    public record Break(long index, String what) {}

    /** A length of the ledger and its public hash then, as published. */
    public record Checkpoint(long length, String publicHash) {}

    private final LedgerExport export;
    private final PublicHash publicHash = new PublicHash();
    private final Map<String, Long> sequences = new HashMap<>();
    private final List<Break> breaks = new ArrayList<>();

    public ExportVerifier(LedgerExport export) {
        this.export = export;
    }

    /** What anybody can check: order, gaps, sequences, the public chains, the end. */
    public ExportVerifier publicly() {
        String previous = publicHash.first(export.trial());
        String previousOpen = publicHash.firstOpen(export.trial());
        long expected = 1;
        for (Row row : export.rows()) {
            if (row.index() != expected) {
                broken(
                        expected,
                        "row " + row.index() + " stands where row " + expected + " belongs: removed, put in or moved");
            } else if (!publicHash.next(previous, row).equals(row.publicHash())) {
                broken(row.index(), "row altered, or it does not follow the row before it");
            } else if (!Objects.equals(publicHash.nextOpen(previousOpen, row), row.openHash())) {
                broken(row.index(), "its arm, its block or the design was altered");
            }
            Long before = sequences.put(row.stratum(), row.sequence());
            if (!ListStratum.follows(row.stratum(), before == null ? 0 : before, row.sequence())) {
                broken(row.index(), "out of sequence in its stratum");
            }
            previous = row.publicHash();
            previousOpen = row.openHash();
            expected = row.index() + 1;
        }
        end(previous, previousOpen, expected - 1);
        return this;
    }

    private void end(String last, @Nullable String lastOpen, long length) {
        Head head = export.head();
        if (head.length() > length) {
            broken(length + 1, "the end is missing: " + head.length() + " rows were exported");
        } else if (head.length() < length) {
            broken(head.length() + 1, "rows behind the end");
        } else if (!head.publicHash().equals(last)
                || !Objects.equals(head.openHash(), lastOpen)
                || !head.hash().equals(lastHash())) {
            broken(length, "not the row that the ledger ended with");
        }
    }

    private String lastHash() {
        List<Row> rows = export.rows();
        return rows.isEmpty()
                ? HexFormat.of().formatHex(LedgerHead.EMPTY.hash())
                : rows.get(rows.size() - 1).hash();
    }

    /** Whether the ledger still contains what was published of it. */
    public ExportVerifier against(Checkpoint published) {
        if (published.length() > export.rows().size()) {
            broken(export.rows().size() + 1, "the end is missing: " + published.length() + " rows were published");
        } else if (published.length() >= 1) {
            Row row = export.rows().get((int) published.length() - 1);
            if (!row.publicHash().equals(published.publicHash())) {
                broken(row.index(), "not the ledger that was published: this row or one before it was changed");
            }
        }
        return this;
    }

    /**
     * Whether the ledger contains every checkpoint, and each is signed.
     *
     * @param publicKey base64 of the Ed25519 key, X.509 in DER
     * @throws IllegalArgumentException if the key is none
     */
    public ExportVerifier against(CheckpointList published, String publicKey) {
        if (!published.trialId().equals(export.trial().id())
                || published.version() != export.trial().version()) {
            broken(0, "the checkpoints are of another trial");
            return this;
        }
        for (SignedCheckpoint checkpoint : published.checkpoints()) {
            if (checkpoint.isSigned(published.trialId(), published.version(), publicKey)) {
                against(new Checkpoint(checkpoint.length(), checkpoint.publicHash()));
            } else {
                broken(checkpoint.length(), "the checkpoint of this length is not signed with the key");
            }
        }
        return this;
    }

    /** What the revealed secret adds: the keyed chain, the signature of the end, and every arm. */
    public ExportVerifier with(byte[] secret, String sha256, TrialDesign design) {
        if (!sha256.equals(export.trial().secretSha256())) {
            broken(0, "the secret is not the one whose SHA-256 the trial published");
            return this;
        }
        rows(new LedgerHash(secret), new LedgerKeys(secret), new LedgerReplay(secret, design), design);
        Head head = export.head();
        String signature = new LedgerKeys(secret).signature(head.length(), hex(head.hash()), hex(head.publicHash()));
        if (!signature.equals(head.signature())) {
            broken(head.length(), "the end is not signed with the secret: cut, lengthened or chained anew");
        }
        return this;
    }

    private void rows(LedgerHash hash, LedgerKeys keys, LedgerReplay replay, TrialDesign design) {
        Room room = Room.empty(design, Integer.MAX_VALUE);
        List<Draw> draws = replay.draws(export);
        byte[] previous = LedgerHead.EMPTY.hash();
        for (int i = 0; i < draws.size(); i++) {
            Row row = export.rows().get(i);
            Draw draw = draws.get(i);
            byte[] stored = hex(row.hash());
            Long told = row.blockIndex();
            long block = told == null ? draw.place().blockIndex() : told;
            if (!Arrays.equals(hash.next(previous, row.entry(export.trial(), block)), stored)) {
                broken(row.index(), "row altered, or it does not follow the row before it, by the keyed chain");
            }
            if (!replay.agrees(export, row, draw, keys)) {
                broken(row.index(), "not the arm or block that the secret and the design give");
            }
            if (!room.holds(1)) {
                broken(row.index(), "drawn after an arm had reached its ceiling");
            }
            room.take(draw.arm());
            previous = stored;
        }
    }

    public List<Break> breaks() {
        return List.copyOf(breaks);
    }

    private void broken(long index, String what) {
        breaks.add(new Break(index, what));
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }
}
