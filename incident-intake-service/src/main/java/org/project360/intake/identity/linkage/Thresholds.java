package org.project360.intake.identity.linkage;

/**
 * Where the grades begin. {@code certain} and {@code possible} are probabilities that two records are of one person;
 * {@code marginBits} is how much better than another person the best one must be; {@code weakestBits} is how little, in
 * log-odds, any record of a person may agree.
 */
public record Thresholds(double certain, double possible, double marginBits, double weakestBits) {

    public static final Thresholds USUAL = new Thresholds(0.99, 0.25, 3, -12);

    Thresholds withCertain(double probability) {
        return new Thresholds(probability, possible, marginBits, weakestBits);
    }
}
