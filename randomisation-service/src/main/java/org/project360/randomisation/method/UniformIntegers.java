package org.project360.randomisation.method;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;
import javax.crypto.Mac;

/**
 * Unbiased integers from a stream of 32-bit words. The words of a label are HMAC-SHA256(secret, UTF-8 of label followed
 * by the counter 0, 1, 2, ... in decimal): 32 bytes each, read as eight big-endian unsigned integers, used in order.
 */
public final class UniformIntegers {

    private static final long WORDS = 1L << 32;

    private final LongSupplier words;

    /** {@code words} gives values of 0 to 2^32 - 1. */
    UniformIntegers(LongSupplier words) {
        this.words = words;
    }

    /** {@code mac} holds the secret and is used by nobody else meanwhile. */
    public static UniformIntegers of(Mac mac, String label) {
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
    public int next(int n) {
        long limit = WORDS / n * n;
        long word = words.getAsLong();
        while (word >= limit) {
            word = words.getAsLong();
        }
        return (int) (word % n);
    }

    /**
     * An integer of 0 to n - 1, each equally likely, for n of 1 to 2^62. Up to 2^31 - 1 it is {@link #next(int)}; beyond,
     * two words make 63 bits (the first word, then the upper 31 bits of the second), and values of floor(2^63 / n) * n or
     * more are passed over.
     */
    public long next(long n) {
        if (n <= Integer.MAX_VALUE) {
            return next((int) n);
        }
        long limit = Long.divideUnsigned(Long.MIN_VALUE, n) * n;
        long value = bits63();
        while (Long.compareUnsigned(value, limit) >= 0) {
            value = bits63();
        }
        return value % n;
    }

    private long bits63() {
        return (words.getAsLong() << 32 | words.getAsLong()) >>> 1;
    }
}
