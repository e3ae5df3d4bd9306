package org.project360.randomisation.allocation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;
import javax.crypto.Mac;

/**
 * Unbiased integers from a stream of 32-bit words. The words of a label are HMAC-SHA256(secret, UTF-8 of label followed
 * by the counter 0, 1, 2, ... in decimal): 32 bytes each, read as eight big-endian unsigned integers, used in order.
 */
final class UniformIntegers {

    private static final long WORDS = 1L << 32;

    private final LongSupplier words;

    /** {@code words} gives values of 0 to 2^32 - 1. */
    UniformIntegers(LongSupplier words) {
        this.words = words;
    }

    /** {@code mac} holds the secret and is used by nobody else meanwhile. */
    static UniformIntegers of(Mac mac, String label) {
        return new UniformIntegers(new LongSupplier() {
            private final ByteBuffer block =
                    ByteBuffer.allocate(mac.getMacLength()).position(mac.getMacLength());
            private long counter;

            @Override
            public long getAsLong() {
                if (!block.hasRemaining()) {
                    block.clear()
                            .put(mac.doFinal((label + counter++).getBytes(StandardCharsets.UTF_8)))
                            .flip();
                }
                return Integer.toUnsignedLong(block.getInt());
            }
        });
    }

    /** An integer of 0 to n - 1, each equally likely: words of floor(2^32 / n) * n or more are passed over. */
    int next(int n) {
        long limit = WORDS / n * n;
        long word = words.getAsLong();
        while (word >= limit) {
            word = words.getAsLong();
        }
        return (int) (word % n);
    }
}
