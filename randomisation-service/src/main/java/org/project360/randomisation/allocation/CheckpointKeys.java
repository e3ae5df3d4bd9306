package org.project360.randomisation.allocation;

import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The key that signs checkpoints: Ed25519 (RFC 8032). */
@ApplicationScoped
class CheckpointKeys {

    private final @Nullable PrivateKey key;
    private final Optional<String> publicKey;

    CheckpointKeys(CheckpointConfig config) {
        if (config.privateKey().isPresent() != config.publicKey().isPresent()) {
            throw refusal("one of the two is missing");
        }
        this.publicKey = config.publicKey().map(String::strip);
        this.key = config.privateKey().map(CheckpointKeys::privateKey).orElse(null);
        byte[] proof = {3, 6, 0};
        if (key != null && !belongs(publicKey.orElseThrow(), proof, sign(key, proof))) {
            throw refusal("the two do not belong together");
        }
    }

    /** Whether there is a key to sign with. */
    boolean present() {
        return key != null;
    }

    /** Base64 of the public key, X.509 in DER; empty where nothing is signed. */
    Optional<String> publicKey() {
        return publicKey;
    }

    byte[] sign(byte[] message) {
        return sign(Objects.requireNonNull(key, "no key to sign with"), message);
    }

    private static boolean belongs(String publicKey, byte[] message, byte[] signature) {
        try {
            return SignedCheckpoint.isSigned(publicKey, message, signature);
        } catch (IllegalArgumentException noKey) {
            return false;
        }
    }

    private static byte[] sign(PrivateKey key, byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Nothing can be signed", e);
        }
    }

    private static PrivateKey privateKey(String base64) {
        try {
            byte[] der = Base64.getDecoder().decode(base64.strip());
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw refusal("the private one is no Ed25519 key");
        }
    }

    private static ConfigurationException refusal(String what) {
        return new ConfigurationException(
                "The randomisation service does not start: of randomisation.checkpoint.private-key"
                        + " and randomisation.checkpoint.public-key " + what + ".");
    }
}
