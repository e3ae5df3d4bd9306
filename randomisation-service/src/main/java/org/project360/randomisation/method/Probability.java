package org.project360.randomisation.method;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A probability as the fraction that was written, so that a draw by it is exact. */
public record Probability(long numerator, long denominator) {

    private static final long MOST = 1_000_000_000_000_000L;
    private static final Pattern FRACTION = Pattern.compile("(\\d{1,15})/(\\d{1,15})");
    private static final Pattern DECIMAL = Pattern.compile("\\d?(\\.\\d{1,15})?");

    public Probability {
        InvalidMethod.require(
                denominator >= 1 && denominator <= MOST && numerator >= 0 && numerator <= denominator,
                "p",
                "A probability is of 0 to 1.");
    }

    /** From {@code 2/3} or {@code 0.75}. */
    public static Probability parse(String text) {
        Matcher fraction = FRACTION.matcher(text);
        if (fraction.matches()) {
            return new Probability(Long.parseLong(fraction.group(1)), Long.parseLong(fraction.group(2)));
        }
        InvalidMethod.require(
                !text.isEmpty() && DECIMAL.matcher(text).matches(),
                "p",
                "'" + text + "' is no probability: write a decimal such as 0.75 or a fraction such as 2/3.");
        BigDecimal decimal = new BigDecimal(text);
        return new Probability(
                decimal.movePointRight(decimal.scale()).longValueExact(),
                BigDecimal.TEN.pow(decimal.scale()).longValueExact());
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
