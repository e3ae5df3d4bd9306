package org.project360.intake.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.project360.chassis.config.ChassisConfig;

/**
 * Keyed pseudonyms: HMAC-SHA256 under a key derived from the service's storage key, the first 128 bits as a UUID
 * (version 8, RFC 9562). Equal for equal texts, and telling nothing to who has not the key.
 */
@ApplicationScoped
public class Pseudonyms {

    private static final String ALGORITHM = "HmacSHA256";

    private final ThreadLocal<Mac> mac;

    @Inject
    Pseudonyms(ChassisConfig config) {
        this(Base64.getDecoder().decode(config.secrets().storageKey()));
    }

    Pseudonyms(byte[] storageKey) {
        byte[] derived = mac(storageKey).doFinal("intake/pseudonyms/1".getBytes(StandardCharsets.UTF_8));
        this.mac = ThreadLocal.withInitial(() -> mac(derived));
    }

    /** The pseudonym of some texts in their order, none of which holds the unit separator (U+001F) meaningfully. */
    public UUID of(String... parts) {
        ByteBuffer digest = ByteBuffer.wrap(digest(String.join("\u001f", parts).getBytes(StandardCharsets.UTF_8)));
        long high = (digest.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x8000L;
        long low = (digest.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** The whole keyed digest, 32 bytes. */
    public byte[] digest(byte[] content) {
        return mac.get().doFinal(content);
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(ALGORITHM + " is not available", e);
        }
    }
}
