package org.project360.intake.identity.linkage;

/**
 * The score of two records: log-odds in bits that they are of one person, prior included. {@code enough} tells whether at
 * least two groups of fields speak for it, {@code otherOfHousehold} whether they look like two people of one household.
 */
public record PairScore(double bits, boolean enough, boolean otherOfHousehold) {

    public double probability() {
        return Log2.probability(bits);
    }
}
