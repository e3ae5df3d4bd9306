package org.project360.randomisation.method;

/**
 * The big stick (Soares and Wu 1983, Communications in Statistics 12(17), 2017-2034): a fair coin while
 * |n_A - n_B| &lt; MTI; where the maximum tolerated imbalance is reached, the arm behind for certain. Defined for two arms,
 * 1:1.
 *
 * @param mti the maximum tolerated imbalance, at least 1
 */
public record BigStick(Ratio ratio, int mti) implements CountRule {

    /** What a trial takes if it says nothing else. */
    public static final int DEFAULT_MTI = 4;

    public BigStick {
        InvalidMethod.require(
                ratio.isOneToOne(),
                "ratio",
                "The big stick is defined for two arms 1:1; for " + ratio
                        + " take block-urn, permuted-blocks, simple or minimisation.");
        InvalidMethod.require(
                mti >= 1, "mti", "The maximum tolerated imbalance is a whole number of at least 1, not " + mti + ".");
    }

    @Override
    public Odds odds(int[] counts) {
        int ahead = counts[0] - counts[1];
        return Math.abs(ahead) < mti ? new Odds(1, 1) : ahead > 0 ? new Odds(0, 1) : new Odds(1, 0);
    }
}
