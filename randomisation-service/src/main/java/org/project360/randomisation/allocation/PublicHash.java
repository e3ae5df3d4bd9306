package org.project360.randomisation.allocation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.project360.randomisation.trial.DesignColumn;

/**
 * The chain that everybody can check: SHA-256 over the previous public hash (32 bytes), the index (8 bytes, big endian), the
 * epoch microseconds (8 bytes), and then each of these as length (4 bytes) and UTF-8: allocation id, unit id, person id,
 * incident id, covariates, rule set version, method, stratum, sequence, sealed draw, actor, source topic, source partition,
 * source offset, arm proof, hash. Before the first row it is the SHA-256 of "p360-ledger-export-v1\n", trial id, "\n",
 * version, "\n", SHA-256 of the secret. Block index and arm are left out, so that the chain is the same before and after
 * they may be told. Whoever edits can chain anew: a public hash that was published earlier, or the secret, finds that.
 *
 * <p>The open hash chains what was left out: SHA-256 over the previous open hash (32 bytes) and then, as length and UTF-8,
 * the row's public hash, block index and arm. Before the first row it is the SHA-256 of the design's JSON.
 */
final class PublicHash {

    private final MessageDigest digest;

    PublicHash() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }

    String first(LedgerExport.OfTrial trial) {
        String text = LedgerExport.FORMAT + "\n" + trial.id() + "\n" + trial.version() + "\n"
                + trial.secretSha256().toLowerCase(Locale.ROOT);
        return HexFormat.of().formatHex(digest.digest(text(text)));
    }

    String next(String previous, LedgerExport.Row row) {
        digest.update(HexFormat.of().parseHex(previous));
        digest.update(ByteBuffer.allocate(16)
                .putLong(row.index())
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, row.allocatedAt()))
                .array());
        add(row.allocationId());
        add(row.unitId());
        add(row.personId());
        add(row.incidentId());
        add(row.covariates());
        add(row.ruleSetVersion());
        add(row.method());
        add(row.stratum());
        add(row.sequence());
        add(row.sealedDraw());
        add(row.actor());
        add(row.sourceTopic());
        add(row.sourcePartition());
        add(row.sourceOffset());
        add(row.armProof());
        add(row.hash());
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Before the first row; null where the export is blind. */
    @Nullable
    String firstOpen(LedgerExport.OfTrial trial) {
        return trial.design() == null
                ? null
                : HexFormat.of()
                        .formatHex(digest.digest(text(new DesignColumn().convertToDatabaseColumn(trial.design()))));
    }

    /** After this row; null where the export or the row is blind. */
    @Nullable
    String nextOpen(@Nullable String previous, LedgerExport.Row row) {
        if (previous == null || row.blockIndex() == null || row.arm() == null) {
            return null;
        }
        digest.update(HexFormat.of().parseHex(previous));
        add(row.publicHash());
        add(row.blockIndex());
        add(row.arm());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void add(Object value) {
        byte[] bytes = text(value.toString());
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        digest.update(bytes);
    }
}
