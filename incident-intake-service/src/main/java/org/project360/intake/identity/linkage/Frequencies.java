package org.project360.intake.identity.linkage;

import java.util.Map;

/**
 * How often values of a field are met. {@code common} holds the share of each value that at least a few records have, so
 * that a model names nobody; {@code rare} is the mean share of all others, {@code expected} the probability that two
 * random records agree.
 */
public record Frequencies(double expected, double rare, Map<String, Double> common) {

    private static final double MOST_BITS = 6;

    /**
     * What to add to the evidence of equality because of this very value (term-frequency adjustment): log2(expected /
     * share), at most six bits to either side.
     */
    double adjustment(String value) {
        double share = common.getOrDefault(value, rare);
        return Math.max(-MOST_BITS, Math.min(MOST_BITS, Log2.of(expected / share)));
    }
}
