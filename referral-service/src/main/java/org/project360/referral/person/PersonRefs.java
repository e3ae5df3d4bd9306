package org.project360.referral.person;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.project360.chassis.config.ChassisConfig;

/**
 * A person id as a keyed hash: the first 128 bits of HMAC-SHA256. It recognises a person again and tells nobody who, so
 * that merges and erasures of control participants leave nothing readable here.
 */
@ApplicationScoped
public class PersonRefs {

    private final SecretKeySpec key;

    PersonRefs(ChassisConfig config) {
        this.key = new SecretKeySpec(Base64.getDecoder().decode(config.secrets().storageKey()), "HmacSHA256");
    }

    public UUID of(UUID personId) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            ByteBuffer hash = ByteBuffer.wrap(mac.doFinal(("person-ref/" + personId).getBytes(StandardCharsets.UTF_8)));
            return new UUID(hash.getLong(), hash.getLong());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is not available", e);
        }
    }
}
