package org.project360.oracle;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The allocation function again, written from its description and not from its code: the whole sequence of a stratum is
 * laid out block by block. Words are the consecutive 32-bit big-endian parts of HMAC-SHA256(secret,
 * "p360-blocks-v1\n{trial}\n{version}\n{stratum}\n{block}\n{counter}"), counter from 0; an integer below n is a word
 * modulo n, words from floor(2^32/n)*n on being passed over; a block's size is drawn first, then its arms, treatment
 * first and control last, are shuffled from the end.
 */
final class Blocks {

    private static final BigInteger WORDS = BigInteger.ONE.shiftLeft(32);

    private final byte[] secret;
    private final String prefix;
    private final List<Integer> sizes;

    Blocks(byte[] secret, String trialId, int trialVersion, String stratum, List<Integer> sizes) {
        this.secret = secret.clone();
        this.prefix = "p360-blocks-v1\n" + trialId + "\n" + trialVersion + "\n" + stratum + "\n";
        this.sizes = sizes.stream().sorted().toList();
    }

    /** The first {@code n} arms of the stratum. */
    List<String> arms(int n) {
        List<String> arms = new ArrayList<>();
        for (int block = 0; arms.size() < n; block++) {
            arms.addAll(block(block));
        }
        return arms.subList(0, n);
    }

    private List<String> block(int index) {
        Words words = new Words(prefix + index + "\n");
        int size = sizes.get(words.below(sizes.size()));
        String[] arms = new String[size];
        for (int i = 0; i < size; i++) {
            arms[i] = i < size / 2 ? "TREATMENT" : "CONTROL";
        }
        for (int left = size; left > 1; left--) {
            int chosen = words.below(left);
            String last = arms[left - 1];
            arms[left - 1] = arms[chosen];
            arms[chosen] = last;
        }
        return List.of(arms);
    }

    /** The stream of one block. */
    private final class Words {

        private final String message;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private int hashes;
        private int read;

        Words(String message) {
            this.message = message;
        }

        int below(int n) {
            BigInteger limit = WORDS.divide(BigInteger.valueOf(n)).multiply(BigInteger.valueOf(n));
            for (; ; ) {
                BigInteger word = next();
                if (word.compareTo(limit) < 0) {
                    return word.mod(BigInteger.valueOf(n)).intValueExact();
                }
            }
        }

        private BigInteger next() {
            if (bytes.size() < read + 4) {
                bytes.writeBytes(hmac(message + hashes++));
            }
            byte[] all = bytes.toByteArray();
            byte[] word = {all[read], all[read + 1], all[read + 2], all[read + 3]};
            read += 4;
            return new BigInteger(1, word);
        }
    }

    private byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
