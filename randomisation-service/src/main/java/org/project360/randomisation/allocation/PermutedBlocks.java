package org.project360.randomisation.allocation;

import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
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
final class PermutedBlocks {

    private record BlockId(String stratum, long index) {}

    private final Mac mac;
    private final String prefix;
    private final List<Integer> sizes;
    private final int[] ratio;
    private final Map<BlockId, int[]> drawn = new HashMap<>();

    /** {@code secret} is the trial's 32 bytes. */
    PermutedBlocks(byte[] secret, UUID trialId, int trialVersion, TrialDesign design) {
        this.mac = mac(secret);
        this.prefix = "p360-blocks-v1\n" + trialId + "\n" + trialVersion + "\n";
        this.sizes = design.blockSizes();
        this.ratio =
                design.arms().stream().mapToInt(TrialDesign.ArmShare::ratio).toArray();
    }

    /** The draw at this place of the stratum. */
    Draw draw(String stratum, Place place) {
        int[] block = block(stratum, place.blockIndex());
        int[] remaining = new int[ratio.length];
        for (int i = place.offset(); i < block.length; i++) {
            remaining[block[i]]++;
        }
        return new Draw(block[place.offset()], place, place.after(block.length), remaining);
    }

    /** The arms of one block, as places in the trial's order of arms. */
    int[] block(String stratum, long blockIndex) {
        return drawn.computeIfAbsent(new BlockId(stratum, blockIndex), this::shuffled);
    }

    private int[] shuffled(BlockId id) {
        UniformIntegers uniform = UniformIntegers.of(mac, prefix + id.stratum() + "\n" + id.index() + "\n");
        int[] arms = inOrder(sizes.get(uniform.next(sizes.size())));
        for (int i = arms.length - 1; i >= 1; i--) {
            int j = uniform.next(i + 1);
            int swapped = arms[i];
            arms[i] = arms[j];
            arms[j] = swapped;
        }
        return arms;
    }

    private int[] inOrder(int size) {
        int[] arms = new int[size];
        int rounds = size / java.util.Arrays.stream(ratio).sum();
        int next = 0;
        for (int arm = 0; arm < ratio.length; arm++) {
            for (int i = 0; i < rounds * ratio[arm]; i++) {
                arms[next++] = arm;
            }
        }
        return arms;
    }

    private static Mac mac(byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is not available", e);
        }
    }
}
