package org.project360.randomisation.allocation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * The ledger's end at some time. {@code publicHash} is that of the last row, lower-case hexadecimal ({@link PublicHash}).
 * {@code signature} is base64 of the Ed25519 signature (RFC 8032) of the UTF-8 of "p360-ledger-checkpoint-v1", trial id,
 * version, length, public hash and time (ISO 8601 in UTC), joined with line feeds.
 */
public record SignedCheckpoint(long length, String publicHash, Instant at, String signature) {

    static byte[] message(UUID trialId, int version, long length, String publicHash, Instant at) {
        return String.join(
                        "\n",
                        "p360-ledger-checkpoint-v1",
                        trialId.toString(),
                        String.valueOf(version),
                        String.valueOf(length),
                        publicHash,
                        at.toString())
                .getBytes(StandardCharsets.UTF_8);
    }

    boolean isSigned(UUID trialId, int version, String publicKey) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(signature);
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
        return isSigned(publicKey, message(trialId, version, length, publicHash, at), bytes);
    }

    /**
     * Whether the message was signed with the key that belongs to this public one.
     *
     * @throws IllegalArgumentException if the key is no base64 of an Ed25519 key, X.509 in DER
     */
    static boolean isSigned(String publicKey, byte[] message, byte[] signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            byte[] der = Base64.getDecoder().decode(publicKey.strip());
            check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der)));
            check.update(message);
            return check.verify(signature);
        } catch (java.security.SignatureException wrongLength) {
            return false;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("no Ed25519 key, X.509 in DER and base64", e);
        }
    }
}
