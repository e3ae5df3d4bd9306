package org.project360.randomisation.allocation;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.project360.randomisation.method.Blocks;
import org.project360.randomisation.method.TrialStream;
import org.project360.randomisation.trial.TrialDesign;

/**
 * Permuted blocks of random sizes: a pure function of (secret, trial, version, stratum, sequence) that anyone who is
 * given the secret can recompute.
 *
 * <p>Random words: for the counter c = 0, 1, 2, ... (decimal),
 *
 * <pre>
 * HMAC-SHA256(secret, "p360-blocks-v1\n" + trialId + "\n" + trialVersion + "\n" + stratum + "\n" + blockIndex + "\n" + c)
 * </pre>
 *
 * of the UTF-8 text (RFC 2104; the UUID in lower case, the numbers in decimal) gives 32 bytes, that is eight big-endian
 * unsigned 32-bit words, used in order. {@code uniform(n)} takes the next word w, passing over every w &gt;=
 * floor(2^32 / n) * n, and is w mod n.
 *
 * <p>Block b of a stratum, b = 0, 1, 2, ...: its size is the {@code uniform(number of sizes)}-th (from 0) of the sizes in
 * ascending order; the list of its arms, in the trial's order, each {@code size / sum of the ratio * ratio} times, is
 * shuffled after Fisher and Yates (Durstenfeld 1964, Algorithm 235): for i = size - 1 down to 1, j = uniform(i + 1), swap
 * elements i and j. Draw s (from 1) of the stratum is element s - 1 of its blocks put end to end.
 *
 * <p>Within a block every permutation is equally likely and every arm comes in its exact share. Not thread-safe.
 */
final class PermutedBlocks implements StratumDraws {

    private record BlockId(String stratum, long index) {}

    private final TrialStream stream;
    private final Blocks blocks;
    private final Map<BlockId, int[]> drawn = new HashMap<>();

    /** {@code secret} is the trial's 32 bytes. */
    PermutedBlocks(byte[] secret, UUID trialId, int trialVersion, TrialDesign design) {
        this.stream = new TrialStream(secret, TrialStream.BLOCKS, trialId, trialVersion);
        this.blocks = design.blocks();
    }

    @Override
    public Draw draw(String stratum, Place place) {
        int[] block = block(stratum, place.blockIndex());
        int[] remaining = new int[blocks.ratio().arms()];
        for (int i = place.offset(); i < block.length; i++) {
            remaining[block[i]]++;
        }
        return new Draw(block[place.offset()], place, place.after(block.length), remaining);
    }

    /** The arms of one block, as places in the trial's order of arms. */
    int[] block(String stratum, long blockIndex) {
        return drawn.computeIfAbsent(
                new BlockId(stratum, blockIndex), id -> blocks.block(stream.at(id.stratum(), id.index())));
    }
}
