package org.project360.randomisation.method;

import java.util.stream.IntStream;

/** Permuted blocks drawn as a trial draws them. */
final class BlockRun implements Run {

    private final Blocks blocks;
    private final TrialStream draws;
    private int[] block = new int[0];
    private int place;
    private long blockIndex;

    BlockRun(Blocks blocks, byte[] secret) {
        this.blocks = blocks;
        this.draws = new TrialStream(secret, TrialStream.BLOCKS, CountRun.REHEARSAL, 1);
    }

    @Override
    public Drawn next() {
        if (place == block.length) {
            block = blocks.block(draws.at("", blockIndex++));
            place = 0;
        }
        int arm = block[place];
        boolean certain = IntStream.range(place, block.length).allMatch(later -> block[later] == arm);
        place++;
        return new Drawn(arm, certain);
    }
}
