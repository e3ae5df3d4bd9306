package org.project360.chassis.crypto;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.crypto.SecretKey;
import org.project360.chassis.config.ChassisConfig;

/**
 * Personal data at rest: one key a person, wrapped by the service's key and stored beside the person. Who deletes the
 * wrapped key has erased the person. {@code context} binds a ciphertext to its place (say, table and id), so that it
 * opens nowhere else.
 */
@ApplicationScoped
public class Envelopes {

    private static final byte[] WRAP = "person-key".getBytes(StandardCharsets.US_ASCII);

    private final SecretKey serviceKey;
    private final ObjectMapper json;

    @Inject
    public Envelopes(ChassisConfig config, ObjectMapper json) {
        this(Base64.getDecoder().decode(config.secrets().storageKey()), json);
    }

    /** Without a service around it; {@code storageKey} is 32 bytes. */
    public Envelopes(byte[] storageKey, ObjectMapper json) {
        this.serviceKey = Aes.key(storageKey);
        this.json = json;
    }

    /** A new person's key, wrapped; 60 bytes to store. */
    public byte[] newPersonKey() {
        return Aes.encrypt(serviceKey, Aes.newKey(), WRAP);
    }

    /** Seals the JSON of {@code data} under a person's wrapped key. */
    public byte[] seal(byte[] wrappedKey, String context, Object data) {
        try {
            return Aes.encrypt(unwrap(wrappedKey), json.writeValueAsBytes(data), bytes(context));
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "Not serialisable: " + data.getClass().getName());
        }
    }

    /** Opens what {@link #seal} sealed with the same key and context. */
    public <T> T open(byte[] wrappedKey, String context, byte[] sealed, Class<T> type) {
        try {
            return json.readValue(Aes.decrypt(unwrap(wrappedKey), sealed, bytes(context)), type);
        } catch (IOException e) {
            throw new IllegalStateException("Stored data is not a " + type.getSimpleName());
        }
    }

    /** Seals bytes under a person's wrapped key. */
    public byte[] sealBytes(byte[] wrappedKey, String context, byte[] plaintext) {
        return Aes.encrypt(unwrap(wrappedKey), plaintext, bytes(context));
    }

    /** Opens what {@link #sealBytes} sealed with the same key and context. */
    public byte[] openBytes(byte[] wrappedKey, String context, byte[] sealed) {
        return Aes.decrypt(unwrap(wrappedKey), sealed, bytes(context));
    }

    /** Seals bytes that belong to no known person, such as a rejected report, under the service's own key. */
    public byte[] sealForService(String context, byte[] plaintext) {
        return Aes.encrypt(serviceKey, plaintext, bytes(context));
    }

    /** Opens what {@link #sealForService} sealed. */
    public byte[] openForService(String context, byte[] sealed) {
        return Aes.decrypt(serviceKey, sealed, bytes(context));
    }

    private SecretKey unwrap(byte[] wrappedKey) {
        return Aes.key(Aes.decrypt(serviceKey, wrappedKey, WRAP));
    }

    private static byte[] bytes(String context) {
        return context.getBytes(StandardCharsets.UTF_8);
    }
}
