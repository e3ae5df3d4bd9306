package org.project360.randomisation.method;

import java.util.HashSet;
import java.util.List;

/**
 * Permuted blocks whose size is drawn for each block from a set, every size equally likely; within a block every order of
 * its arms is equally likely.
 *
 * @param sizes ascending, each a multiple of the sum of the ratio
 */
public record Blocks(Ratio ratio, List<Integer> sizes) {

    public Blocks {
        sizes = sizes.stream().sorted().toList();
        InvalidMethod.require(!sizes.isEmpty(), "blockSizes", "Permuted blocks need at least one block size.");
        for (int size : sizes) {
            InvalidMethod.require(
                    size >= 1 && size % ratio.sum() == 0,
                    "blockSizes",
                    "The block size " + size + " is no multiple of " + ratio.sum() + ", the sum of the ratio " + ratio
                            + ".");
        }
        InvalidMethod.require(new HashSet<>(sizes).size() == sizes.size(), "blockSizes", "A block size is named once.");
    }

    /**
     * One block: its size is the {@code uniform(number of sizes)}-th (from 0) of the sizes in ascending order; the list of
     * its arms, in the trial's order, is shuffled after Fisher and Yates (Durstenfeld 1964, Algorithm 235): for
     * i = size - 1 down to 1, j = uniform(i + 1), swap elements i and j.
     */
    public int[] block(UniformIntegers uniform) {
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
        int rounds = size / ratio.sum();
        int next = 0;
        for (int arm = 0; arm < ratio.arms(); arm++) {
            for (int i = 0; i < rounds * ratio.part(arm); i++) {
                arms[next++] = arm;
            }
        }
        return arms;
    }
}
