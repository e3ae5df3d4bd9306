package org.project360.randomisation.allocation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.project360.chassis.audit.AuditHash;

/**
 * The hash of a ledger row: HMAC-SHA256 (RFC 2104) under HMAC-SHA256(trial secret, "p360-ledger-v1"), over the previous
 * hash (32 bytes; zeros before the first row), the index (8 bytes, big endian), the epoch microseconds of the allocation
 * (8 bytes), and then each of these as length (4 bytes) and UTF-8: trial id, trial version, allocation id, unit id, person
 * id, incident id, covariates, rule set version, method, stratum, sequence, block index, sealed draw (lower-case
 * hexadecimal), actor, source topic, source partition, source offset. Without the secret a chain cannot be made again
 * after an edit; with it, once it is revealed, anyone can check. Not thread-safe.
 */
final class LedgerHash {

    private final AuditHash hash;

    LedgerHash(byte[] trialSecret) {
        this.hash = new AuditHash(key(trialSecret));
    }

    byte[] next(byte[] previous, LedgerEntry entry) {
        return hash.next(
                previous,
                entry.index(),
                ChronoUnit.MICROS.between(Instant.EPOCH, entry.allocatedAt()),
                entry.trialId().toString(),
                String.valueOf(entry.trialVersion()),
                entry.allocationId().toString(),
                entry.unitId().toString(),
                entry.personId().toString(),
                entry.incidentId().toString(),
                entry.covariates(),
                entry.ruleSetVersion(),
                entry.method(),
                entry.stratum(),
                String.valueOf(entry.sequence()),
                String.valueOf(entry.blockIndex()),
                HexFormat.of().formatHex(entry.sealedDraw()),
                entry.actor(),
                entry.sourceTopic(),
                String.valueOf(entry.sourcePartition()),
                String.valueOf(entry.sourceOffset()));
    }

    private static byte[] key(byte[] trialSecret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(trialSecret, "HmacSHA256"));
            return mac.doFinal("p360-ledger-v1".getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is not available", e);
        }
    }
}
