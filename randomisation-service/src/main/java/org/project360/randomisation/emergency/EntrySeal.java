package org.project360.randomisation.emergency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.keys.AesKey;
import org.jose4j.lang.JoseException;

/**
 * Seals each entry of a list by itself, under a code of its own: whoever holds the sealed entries sees no arm, nor does
 * whoever holds the codes, and a code opens one entry.
 *
 * <p>The code of an entry is the first 100 bits of HMAC-SHA256(trial secret, "p360-emergency-code-v1\n" + list id + "\n" +
 * entry), as 20 characters of Crockford's base 32 in four groups. The sealed entry is a JWE in compact serialisation (RFC
 * 7516, {@code dir}, {@code A256GCM}) of one byte, the place of the arm in the trial's order from 0, so that its length tells
 * nothing; its key is SHA-256("p360-emergency-key-v1\n" + list id + "\n" + entry + "\n" + code without hyphens).
 */
public final class EntrySeal {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int CHARACTERS = 20;
    private static final int GROUP = 5;

    private final UUID listId;

    public EntrySeal(UUID listId) {
        this.listId = listId;
    }

    /** The code that opens an entry. */
    public String code(byte[] trialSecret, int entry) {
        byte[] bits = hmac(trialSecret, "p360-emergency-code-v1\n" + listId + "\n" + entry);
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CHARACTERS; i++) {
            int from = i * 5;
            // Sixteen bits that hold the five.
            int window = ByteBuffer.wrap(bits).getShort(from / 8) & 0xFFFF;
            code.append(i > 0 && i % GROUP == 0 ? "-" : "").append(ALPHABET.charAt(window >> (11 - from % 8) & 31));
        }
        return code.toString();
    }

    /** Seals the arm of an entry, its place in the order of the trial from 0, under its code. */
    public String seal(int entry, String code, int arm) {
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setAlgorithmHeaderValue(KeyManagementAlgorithmIdentifiers.DIRECT);
        jwe.setEncryptionMethodHeaderParameter(ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
        jwe.setKey(key(entry, code));
        jwe.setPlaintext(new byte[] {(byte) arm});
        try {
            return jwe.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("Encryption failed for an entry", e);
        }
    }

    /** The place of the arm, from 0; empty if the code is not that of this entry of this list, or the entry was altered. */
    public Optional<Integer> open(int entry, String code, String sealed) {
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setAlgorithmConstraints(permit(KeyManagementAlgorithmIdentifiers.DIRECT));
        jwe.setContentEncryptionAlgorithmConstraints(permit(ContentEncryptionAlgorithmIdentifiers.AES_256_GCM));
        jwe.setKey(key(entry, code));
        try {
            jwe.setCompactSerialization(sealed);
            return Optional.of((int) jwe.getPlaintextBytes()[0]);
        } catch (JoseException e) {
            return Optional.empty();
        }
    }

    private static AlgorithmConstraints permit(String algorithm) {
        return new AlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, algorithm);
    }

    private AesKey key(int entry, String code) {
        String plain = code.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
        String text = "p360-emergency-key-v1\n" + listId + "\n" + entry + "\n" + plain;
        try {
            return new AesKey(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is not available", e);
        }
    }
}
