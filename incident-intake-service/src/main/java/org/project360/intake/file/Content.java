package org.project360.intake.file;

import org.jspecify.annotations.Nullable;

/** The bytes of a file in pieces, every one but the last of {@link #PIECE} bytes. */
interface Content {

    /** Bytes of a piece. */
    int PIECE = 1 << 20;

    /** The piece of this number from 0; null behind the last. */
    byte @Nullable [] piece(int number);

    /** A file that is in memory as a whole. */
    static Content of(byte[] all) {
        return number -> {
            long from = (long) number * PIECE;
            return from >= all.length
                    ? null
                    : java.util.Arrays.copyOfRange(all, (int) from, (int) Math.min(all.length, from + PIECE));
        };
    }
}
