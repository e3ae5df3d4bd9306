package org.project360.randomisation.method;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The random integers of a trial: for every purpose, stratum and index a stream of its own, so that any draw can be made
 * again without those before it. The words are HMAC-SHA256(secret, purpose + "\n" + trialId + "\n" + trialVersion + "\n" +
 * stratum + "\n" + index + "\n" + counter), see {@link UniformIntegers}. Not thread-safe: one stream is read at a time.
 */
public final class TrialStream {

    /** The draws of every method but permuted blocks: one stream for each sequence number of a stratum. */
    public static final String DRAWS = "p360-draw-v1";

    /** Permuted blocks: one stream for each block of a stratum, counted from 0. */
    public static final String BLOCKS = "p360-blocks-v1";

    private final Mac mac;
    private final String prefix;

    public TrialStream(byte[] secret, String purpose, UUID trialId, int trialVersion) {
        this.mac = mac(secret);
        this.prefix = purpose + "\n" + trialId + "\n" + trialVersion + "\n";
    }

    public UniformIntegers at(String stratum, long index) {
        return UniformIntegers.of(mac, prefix + stratum + "\n" + index + "\n");
    }

    /** The secret of one of many rehearsed trials: HMAC-SHA256(UTF-8 of the seed, "p360-rehearsal-v1\n" + number). */
    public static byte[] rehearsalSecret(String seed, long number) {
        return mac(seed.getBytes(StandardCharsets.UTF_8))
                .doFinal(("p360-rehearsal-v1\n" + number).getBytes(StandardCharsets.UTF_8));
    }

    private static Mac mac(byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is not available", e);
        }
    }
}
