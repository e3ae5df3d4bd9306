package org.project360.randomisation.method;

import java.util.stream.IntStream;

/**
 * The block urn (Zhao and Weng 2011, Contemporary Clinical Trials 32(6), 953-961): the urn begins with a block of balls,
 * lambda rounds of the ratio, and a drawn ball stays out; as soon as the balls outside hold a whole round of the ratio,
 * that round goes back. With k rounds returned so far, the next draw is arm j with probability
 * (w_j (lambda + k) - N_j) / (W (lambda + k) - N), where w_j is the arm's part of the ratio, W their sum, N_j the arm's
 * count, N the count of all, and k the minimum over the arms of floor(N_j / w_j).
 *
 * @param blockSize balls in a full urn, a multiple of the sum of the ratio
 */
public record BlockUrn(Ratio ratio, int blockSize) implements CountRule {

    public BlockUrn {
        InvalidMethod.require(
                blockSize >= ratio.sum() && blockSize % ratio.sum() == 0,
                "blockSize",
                "The block size " + blockSize + " is no multiple of " + ratio.sum() + ", the sum of the ratio " + ratio
                        + ".");
    }

    @Override
    public Odds odds(int[] counts) {
        int rounds = blockSize / ratio.sum() + ratio.rounds(counts);
        return new Odds(IntStream.range(0, ratio.arms())
                .mapToLong(arm -> (long) ratio.part(arm) * rounds - counts[arm])
                .toArray());
    }
}
