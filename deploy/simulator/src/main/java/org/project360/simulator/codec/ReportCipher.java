package org.project360.simulator.codec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.util.Arrays;
import java.util.Base64;
import java.util.Properties;
import org.jose4j.jwe.ContentEncryptionAlgorithmIdentifiers;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jwe.KeyManagementAlgorithmIdentifiers;
import org.jose4j.keys.AesKey;
import org.jose4j.lang.JoseException;
import org.project360.contracts.Topics;

/** Seals reports: JWE in compact serialisation (RFC 7516), {@code dir}, {@code A256GCM}, the key named by {@code kid}. */
public final class ReportCipher {
    private static final String PREFIX = "chassis.jwe.\"" + Topics.POLICE_INCIDENT_REPORTED + "\".";
    private static final int KEY_BYTES = 32;

    private final String keyId;
    private final Key key;

    public ReportCipher(String keyId, byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("The key " + keyId + " must be base64 of 32 bytes.");
        }
        this.keyId = keyId;
        this.key = new AesKey(key);
    }

    /**
     * The current key of a properties file with the lines {@code chassis.jwe."police.incident-reported.v1".current=<kid>}
     * and {@code chassis.jwe."police.incident-reported.v1".keys.<kid>=<base64>}.
     *
     * @throws IllegalArgumentException in one sentence, if it holds no such key
     */
    public static ReportCipher fromFile(Path file) {
        Properties lines = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            lines.load(reader);
        } catch (IOException e) {
            throw new IllegalArgumentException("The file of keys cannot be read: " + file, e);
        }
        String current = lines.getProperty(PREFIX + "current");
        String text = current == null ? null : lines.getProperty(PREFIX + "keys." + current);
        if (current == null || text == null) {
            throw new IllegalArgumentException("No key in " + file + ": expected " + PREFIX + "current=<kid> and "
                    + PREFIX + "keys.<kid>=<base64>");
        }
        try {
            return new ReportCipher(current, Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The key " + current + " in " + file + " is not base64 of 32 bytes.");
        }
    }

    public byte[] seal(byte[] plaintext) {
        return seal(plaintext, key);
    }

    /** Names the right key and uses another, as a police system does whose key went wrong. */
    public byte[] sealUnderAnotherKey(byte[] plaintext) {
        byte[] other = Arrays.copyOf(key.getEncoded(), KEY_BYTES);
        other[0] ^= 1;
        return seal(plaintext, new AesKey(other));
    }

    private byte[] seal(byte[] plaintext, Key with) {
        JsonWebEncryption jwe = new JsonWebEncryption();
        jwe.setAlgorithmHeaderValue(KeyManagementAlgorithmIdentifiers.DIRECT);
        jwe.setEncryptionMethodHeaderParameter(ContentEncryptionAlgorithmIdentifiers.AES_256_GCM);
        jwe.setKeyIdHeaderValue(keyId);
        jwe.setKey(with);
        jwe.setPlaintext(plaintext);
        try {
            return jwe.getCompactSerialization().getBytes(StandardCharsets.US_ASCII);
        } catch (JoseException e) {
            throw new IllegalStateException("A report could not be encrypted.", e);
        }
    }
}
