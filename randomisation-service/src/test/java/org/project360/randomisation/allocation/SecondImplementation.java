package org.project360.randomisation.allocation;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The allocation function once more, from its specification and not from its code: whole lists of letters, words as big
 * integers.
 */
final class SecondImplementation {

    private static final BigInteger TWO_TO_32 = BigInteger.TWO.pow(32);

    private final byte[] secret;
    private final String trial;
    private final List<Integer> sizes;
    private final int treatment;
    private final int control;

    SecondImplementation(byte[] secret, String trialId, int version, List<Integer> sizes, int treatment, int control) {
        this.secret = secret.clone();
        this.trial = trialId + "\n" + version;
        this.sizes = sizes.stream().sorted().toList();
        this.treatment = treatment;
        this.control = control;
    }

    /** The first draws of a stratum, T and C. */
    String sequence(String stratum, int length) {
        StringBuilder all = new StringBuilder();
        for (int block = 0; all.length() < length; block++) {
            all.append(String.join("", block(stratum, block)));
        }
        return all.substring(0, length);
    }

    List<String> block(String stratum, int index) {
        List<BigInteger> words = words(stratum, index);
        int size = sizes.get(uniform(words, sizes.size()));
        int rounds = size / (treatment + control);
        List<String> letters = Stream.concat(
                        Collections.nCopies(rounds * treatment, "T").stream(),
                        Collections.nCopies(rounds * control, "C").stream())
                .collect(Collectors.toCollection(ArrayList::new));
        IntStream.iterate(size - 1, i -> i >= 1, i -> i - 1)
                .forEach(i -> Collections.swap(letters, i, uniform(words, i + 1)));
        return letters;
    }

    private static int uniform(List<BigInteger> words, int n) {
        BigInteger many = BigInteger.valueOf(n);
        BigInteger limit = TWO_TO_32.divide(many).multiply(many);
        while (words.get(0).compareTo(limit) >= 0) {
            words.remove(0);
        }
        return words.remove(0).mod(many).intValueExact();
    }

    private List<BigInteger> words(String stratum, int block) {
        return IntStream.range(0, 8)
                .mapToObj(counter -> hmac("p360-blocks-v1\n" + trial + "\n" + stratum + "\n" + block + "\n" + counter))
                .flatMap(bytes -> IntStream.range(0, 8)
                        .mapToObj(i -> new BigInteger(1, Arrays.copyOfRange(bytes, 4 * i, 4 * i + 4))))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private byte[] hmac(String message) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(message.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
