package org.project360.contracts.randomisation;

import java.time.Instant;
import java.util.UUID;

/**
 * The end of a trial's allocation ledger, signed: so many rows, and the public hash of the last of them (64 hexadecimal digits).
 * {@code signature} is base64 of the Ed25519 signature (RFC 8032) over "p360-ledger-checkpoint-v1", trial id, version, length,
 * public hash and time, joined with line feeds. Tells nothing of any arm.
 */
public record LedgerSigned(
        UUID trialId, int trialVersion, long length, String publicHash, Instant signedAt, String signature) {}
