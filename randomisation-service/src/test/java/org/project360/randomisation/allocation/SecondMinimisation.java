package org.project360.randomisation.allocation;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Minimisation of two arms once more, from its specification and not from its code: everybody before is counted anew for each
 * subject, and the draw is a big integer.
 */
final class SecondMinimisation {

    private record Before(Map<String, String> covariates, int arm) {}

    private final byte[] secret;
    private final String prefix;
    private final Map<String, Double> weights;
    private final int[] ratio;
    private final boolean range;
    private final double p;
    private final List<Before> before = new ArrayList<>();

    /** {@code p}: of the arm of less imbalance and, under an unequal ratio, of the arm of the lowest part when it is that. */
    SecondMinimisation(byte[] secret, String trial, Map<String, Double> weights, int[] ratio, boolean range, double p) {
        this.secret = secret.clone();
        this.prefix = "p360-draw-v1\n" + trial + "\n1\nminimised\n";
        this.weights = weights;
        this.ratio = ratio.clone();
        this.range = range;
        this.p = p;
    }

    /** T or C for the next subject, whose draw has this sequence. */
    String next(Map<String, String> covariates, int sequence) {
        double first = probabilityOfTheFirst(covariates);
        long whole = 1L << 53;
        long parts = first >= 0.5 ? whole - Math.round((1 - first) * whole) : Math.round(first * whole);
        int arm = draw(sequence).compareTo(BigInteger.valueOf(parts)) < 0 ? 0 : 1;
        before.add(new Before(covariates, arm));
        return arm == 0 ? "T" : "C";
    }

    /** Somebody who got her arm otherwise. */
    void counts(Map<String, String> covariates, String arm) {
        before.add(new Before(covariates, arm.equals("T") ? 0 : 1));
    }

    private double probabilityOfTheFirst(Map<String, String> covariates) {
        double[] g = new double[2];
        for (int arm = 0; arm < 2; arm++) {
            for (String factor : weights.keySet()) {
                double[] share = new double[2];
                for (int of = 0; of < 2; of++) {
                    int wanted = of;
                    long count = before.stream()
                            .filter(one -> one.arm() == wanted)
                            .filter(one -> covariates
                                    .get(factor)
                                    .equals(one.covariates().get(factor)))
                            .count();
                    share[of] = (double) (count + (of == arm ? 1 : 0)) / ratio[of];
                }
                double apart = Math.abs(share[0] - share[1]);
                g[arm] += weights.get(factor) * (range ? apart : apart / Math.sqrt(2));
            }
        }
        double best = first(0);
        double worst = first(1);
        return Math.abs(g[0] - g[1]) < 1e-9 * Math.max(1, g[0]) ? (best + worst) / 2 : g[0] < g[1] ? best : worst;
    }

    /** The probability of the first arm when this one is preferred (Han et al. 2009). */
    private double first(int preferred) {
        double all = ratio[0] + ratio[1];
        double lowest = Math.min(ratio[0], ratio[1]);
        double other = ratio[1 - preferred] / (all - lowest) * (1 - p);
        return preferred == 0 ? 1 - other : other;
    }

    private BigInteger draw(int sequence) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] words = mac.doFinal((prefix + sequence + "\n0").getBytes(StandardCharsets.UTF_8));
            return new BigInteger(1, Arrays.copyOf(words, 8)).shiftRight(1).mod(BigInteger.TWO.pow(53));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
