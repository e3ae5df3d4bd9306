package org.project360.randomisation.trial;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The 32 random bytes from which a trial's arms follow: drawn at the freeze, sealed at once, opened only to draw. */
@ApplicationScoped
public class TrialSecrets {

    /** Freshly drawn; only its hash is ever told. */
    record Drawn(byte[] sealed, byte[] sha256) {}

    private static final int LENGTH = 32;

    private final TrialSeal seal;

    TrialSecrets(TrialSeal seal) {
        this.seal = seal;
    }

    /** The secret of a frozen trial; refuses one that is not what was published. */
    public byte[] open(Trial trial) {
        byte[] sealed =
                trial.sealedSecret().orElseThrow(() -> new IllegalStateException("A draft has no secret to draw from"));
        byte[] secret = seal.open(context(trial), sealed);
        if (!MessageDigest.isEqual(sha256(secret), trial.secretSha256().orElseThrow())) {
            throw new IllegalStateException("The sealed secret is not the one whose hash was published");
        }
        return secret;
    }

    Drawn draw(Trial trial) {
        byte[] secret = seal.randomBytes(LENGTH);
        return new Drawn(seal.seal(context(trial), secret), sha256(secret));
    }

    private static String context(Trial trial) {
        return "trial-secret\n" + trial.id() + "\n" + trial.trialVersion();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
