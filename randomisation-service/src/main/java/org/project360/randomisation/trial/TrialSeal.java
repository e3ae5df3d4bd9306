package org.project360.randomisation.trial;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what would unblind the trial: AES-256-GCM (NIST SP 800-38D) under {@code randomisation.trial-secret-key}; a
 * sealed value is 12 bytes of random nonce, the ciphertext, 16 bytes of tag. The context is the associated data (UTF-8)
 * and binds the value to its place.
 */
@ApplicationScoped
public class TrialSeal {

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();

    /** A cipher that is used again keeps its key schedule; a new one computes it, which is most of the work on a few bytes. */
    private final Queue<Cipher> idle = new ConcurrentLinkedQueue<>();

    private final SecretKey key;

    TrialSeal(TrialConfig config) {
        this.key = key(config.trialSecretKey());
    }

    public byte[] seal(String context, byte[] plaintext) {
        byte[] nonce = randomBytes(NONCE);
        try {
            byte[] ciphertext = apply(Cipher.ENCRYPT_MODE, nonce, context, plaintext, 0);
            return ByteBuffer.allocate(NONCE + ciphertext.length)
                    .put(nonce)
                    .put(ciphertext)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES-GCM is not available", e);
        }
    }

    public byte[] open(String context, byte[] sealed) {
        try {
            return apply(Cipher.DECRYPT_MODE, sealed, context, sealed, NONCE);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("A sealed value does not open: wrong key, wrong place or altered");
        }
    }

    byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] apply(int mode, byte[] nonceFirst, String context, byte[] text, int from)
            throws GeneralSecurityException {
        if (text.length < from) {
            throw new IllegalArgumentException("too short");
        }
        Cipher known = idle.poll();
        Cipher cipher = known == null ? Cipher.getInstance("AES/GCM/NoPadding") : known;
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonceFirst, 0, NONCE));
        cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
        byte[] result = cipher.doFinal(text, from, text.length - from);
        // One that failed is not used again.
        idle.add(cipher);
        return result;
    }

    private static SecretKey key(Optional<String> base64) {
        String text = base64.orElseThrow(() -> refusal("is missing"));
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw refusal("is not base64");
        }
        if (bytes.length != 32) {
            throw refusal("has " + bytes.length + " bytes instead of 32");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    private static ConfigurationException refusal(String what) {
        return new ConfigurationException("The randomisation service does not start: randomisation.trial-secret-key "
                + what + ". Give the base64 of the 32 random bytes that seal this trial's secret.");
    }
}
