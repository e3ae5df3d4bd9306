package org.project360.chassis.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The hash of one entry: HMAC-SHA256 (RFC 2104) over the previous hash (32 bytes), the sequence number (8 bytes, big
 * endian), the epoch microseconds (8 bytes) and each text as length (4 bytes) and UTF-8. Without the key a chain cannot
 * be made again after an edit.
 */
public final class AuditHash {

    private final Mac mac;

    public AuditHash(byte[] key) {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is not available", e);
        }
    }

    /** The next hash of the chain, 32 bytes. */
    public byte[] next(byte[] previous, long sequence, long epochMicros, String... texts) {
        mac.update(previous);
        mac.update(
                ByteBuffer.allocate(16).putLong(sequence).putLong(epochMicros).array());
        for (String text : texts) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
            mac.update(bytes);
        }
        return mac.doFinal();
    }
}
