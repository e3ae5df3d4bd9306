package org.project360.intake.identity.linkage;

/** Probabilities as odds in bits. */
public final class Log2 {

    private static final double LN2 = Math.log(2);

    private Log2() {}

    public static double of(double value) {
        return Math.log(value) / LN2;
    }

    /** log2(p / (1 - p)) of a probability in (0, 1). */
    public static double odds(double probability) {
        return of(probability) - Math.log1p(-probability) / LN2;
    }

    /** log2(1 + 2^bits). */
    static double onePlusExp2(double bits) {
        return bits > 60 ? bits : Math.log1p(Math.exp(bits * LN2)) / LN2;
    }

    /** The probability of odds in bits: the inverse of {@link #odds}. */
    public static double probability(double bits) {
        return 1 / (1 + Math.exp(-bits * LN2));
    }
}
