package org.project360.chassis.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.keys.AesKey;
import org.jose4j.lang.JoseException;
import org.project360.chassis.config.ChassisConfig;
import org.project360.chassis.event.RejectedEvent;

/** JWE compact serialisation (RFC 7516), {@code alg=dir}, {@code enc=A256GCM}, the topic's key named by {@code kid}. */
@ApplicationScoped
public class TopicCipher {

    private static final AlgorithmConstraints DIRECT = new AlgorithmConstraints(
            AlgorithmConstraints.ConstraintType.PERMIT, KeyManagementAlgorithmIdentifiers.DIRECT);
    private static final AlgorithmConstraints GCM = new AlgorithmConstraints(
            AlgorithmConstraints.ConstraintType.PERMIT, ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);

    private record Keys(String current, Map<String, Key> byId) {}

    private final Map<String, Keys> topics = new HashMap<>();

    TopicCipher(ChassisConfig config) {
        config.jwe().forEach((topic, keys) -> {
            Map<String, Key> byId = new HashMap<>();
            keys.keys().forEach((kid, text) -> byId.put(kid, key(topic, kid, text)));
            topics.put(topic, new Keys(keys.current().orElse(""), byId));
        });
    }

    /** Encrypts for the readers of the topic. */
    public byte[] seal(String topic, byte[] plaintext) {
        Keys keys = topics.get(topic);
        Key key = keys == null ? null : keys.byId().get(keys.current());
        if (keys == null || key == null) {
            throw new IllegalStateException("No current key configured for topic " + topic);
        }
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setAlgorithmHeaderValue(KeyManagementAlgorithmIdentifiers.DIRECT);
        jwe.setEncryptionMethodHeaderParameter(ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
        jwe.setKeyIdHeaderValue(keys.current());
        jwe.setKey(key);
        jwe.setPlaintext(plaintext);
        try {
            return jwe.getCompactSerialization().getBytes(StandardCharsets.US_ASCII);
        } catch (JoseException e) {
            throw new IllegalStateException("Encryption failed for topic " + topic, e);
        }
    }

    /**
     * Decrypts.
     *
     * @throws RejectedEvent if the payload is not a JWE of this topic under a known key
     */
    public byte[] open(String topic, byte[] payload) {
        Keys keys = topics.get(topic);
        if (keys == null) {
            throw new IllegalStateException("No keys configured for topic " + topic);
        }
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setAlgorithmConstraints(DIRECT);
        jwe.setContentEncryptionAlgorithmConstraints(GCM);
        try {
            jwe.setCompactSerialization(new String(payload, StandardCharsets.ISO_8859_1));
        } catch (JoseException e) {
            throw new RejectedEvent("", "not-encrypted", "The payload is not a JWE in compact serialisation.");
        }
        Key key = keys.byId().get(jwe.getKeyIdHeaderValue());
        if (key == null) {
            throw new RejectedEvent(
                    "", "unknown-key", "The payload is encrypted under a key id that is not known here.");
        }
        jwe.setKey(key);
        try {
            return jwe.getPlaintextBytes();
        } catch (JoseException e) {
            throw new RejectedEvent("", "not-decryptable", "The payload does not open under the key it names.");
        }
    }

    private static Key key(String topic, String kid, String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        if (bytes.length != 32) {
            throw new IllegalStateException("chassis.jwe." + topic + ".keys." + kid + " must be base64 of 32 bytes");
        }
        return new AesKey(bytes);
    }
}
