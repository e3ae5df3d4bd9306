package org.project360.randomisation.allocation;

/**
 * Where the next draw of a stratum is: {@code sequence} counts its draws from 1, {@code blockIndex} its blocks from 0,
 * {@code offset} the places of the block from 0.
 */
record Place(long sequence, long blockIndex, int offset) {

    static final Place FIRST = new Place(1, 0, 0);

    Place after(int blockLength) {
        return offset + 1 == blockLength
                ? new Place(sequence + 1, blockIndex + 1, 0)
                : new Place(sequence + 1, blockIndex, offset + 1);
    }
}
