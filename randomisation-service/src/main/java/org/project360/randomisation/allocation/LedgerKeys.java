package org.project360.randomisation.allocation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What an exported ledger commits to under keys of the trial's secret, so that nobody can read or make it before the secret
 * is revealed and anybody can check it afterwards. Not thread-safe.
 */
final class LedgerKeys {

    private final Mac arms;
    private final Mac heads;

    LedgerKeys(byte[] trialSecret) {
        this.arms = mac(mac(trialSecret).doFinal(text("p360-arm-v1")));
        this.heads = mac(mac(trialSecret).doFinal(text("p360-ledger-head-v1")));
    }

    /**
     * HMAC-SHA256 under HMAC-SHA256(secret, "p360-arm-v1") of the UTF-8 of trial id + "\n" + allocation id + "\n" + the arm's
     * place in the trial's order, from 0.
     */
    String armProof(UUID trialId, UUID allocationId, int arm) {
        return HexFormat.of().formatHex(arms.doFinal(text(trialId + "\n" + allocationId + "\n" + arm)));
    }

    /**
     * HMAC-SHA256 under HMAC-SHA256(secret, "p360-ledger-head-v1") of the length (8 bytes, big endian), the hash and the
     * public hash (32 bytes each) of the last row.
     */
    String signature(long length, byte[] hash, byte[] publicHash) {
        heads.update(ByteBuffer.allocate(8).putLong(length).array());
        heads.update(hash);
        return HexFormat.of().formatHex(heads.doFinal(publicHash));
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is not available", e);
        }
    }
}
