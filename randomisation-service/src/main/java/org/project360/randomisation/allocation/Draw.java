package org.project360.randomisation.allocation;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * One draw. {@code arm} is the place of the arm in the trial's order, from 0. The probability of each arm, given the
 * draws before it in its block, is {@code remaining[arm]} over their sum.
 */
record Draw(int arm, Place place, Place next, int[] remaining) {

    /**
     * What is sealed: the arm (1 byte), the number of arms k (1 byte), then for each arm its numerator and at last the
     * denominator of the probability vector (4 bytes each, big endian). Its length depends on k alone, never on the arm.
     */
    byte[] toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(2 + 4 * (remaining.length + 1))
                .put((byte) arm)
                .put((byte) remaining.length);
        Arrays.stream(remaining).forEach(bytes::putInt);
        return bytes.putInt(Arrays.stream(remaining).sum()).array();
    }

    /** What {@link #toBytes} wrote; it knows no place. */
    static Draw of(byte[] sealed) {
        ByteBuffer bytes = ByteBuffer.wrap(sealed);
        int arm = bytes.get();
        int[] remaining = new int[bytes.get()];
        Arrays.setAll(remaining, i -> bytes.getInt());
        return new Draw(arm, Place.FIRST, Place.FIRST, remaining);
    }

    /** The same at a place. */
    Draw at(Place here, Place next) {
        return new Draw(arm, here, next, remaining);
    }

    /** Redacted: the arm, and the probabilities that may give it away, go nowhere but sealed. */
    @Override
    public String toString() {
        return "Draw[sequence=" + place.sequence() + "]";
    }
}
