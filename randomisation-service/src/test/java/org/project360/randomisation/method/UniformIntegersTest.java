package org.project360.randomisation.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class UniformIntegersTest {

    @Test
    void passesOverEveryWordThatWouldFavourSmallNumbers() {
        // 2^32 = 3 * 1431655765 + 1: of all words only the last is too many for three.
        assertThat(uniform(4294967295L, 4294967294L).next(3)).isEqualTo(2);
        // 2^32 = 7 * 613566756 + 4: the last four.
        assertThat(uniform(4294967292L, 4294967293L, 4294967294L, 4294967295L, 4294967291L)
                        .next(7))
                .isEqualTo(6);
        // A power of two takes every word.
        assertThat(uniform(4294967295L).next(8)).isEqualTo(7);
    }

    @Test
    void takesTheWordModuloN() {
        UniformIntegers uniform = uniform(0, 1, 5, 6, 4294967290L);
        assertThat(IntStream.range(0, 5).map(i -> uniform.next(5))).containsExactly(0, 1, 0, 1, 0);
    }

    /** Computed by another implementation, in another language. */
    @Test
    void readsTheWordsOfTheHmacBigEndianAndUnsignedBlockAfterBlock() throws Exception {
        byte[] secret = new byte[32];
        for (int i = 0; i < 32; i++) {
            secret[i] = (byte) i;
        }
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        UniformIntegers uniform = UniformIntegers.of(mac, "label\n");

        List<Long> words = List.of(
                3525114678L,
                1052318185L,
                2479101053L,
                3979812544L,
                1080607635L,
                349873801L,
                3124601419L,
                1163684423L,
                1250570178L,
                2961381798L);
        for (long word : words) {
            assertThat(uniform.next(1 << 30)).isEqualTo((int) (word % (1 << 30)));
        }
    }

    /** Computed by another implementation, in another language. */
    @Test
    void makesLargeNumbersOfTwoWords() throws Exception {
        byte[] secret = new byte[32];
        for (int i = 0; i < 32; i++) {
            secret[i] = (byte) i;
        }
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        UniformIntegers uniform = UniformIntegers.of(mac, "label\n");

        assertThat(LongStream.of(1L << 53, 1L << 62, 3L << 60, 1_000_000_000_000_000_000L)
                        .map(uniform::next))
                .containsExactly(4078754873511156L, 712142956619599712L, 2320587226241389380L, 710030454401938723L);
    }

    @Test
    void passesOverLargeNumbersThatWouldFavourSmallOnes() {
        // 2^63 = 3 * 3074457345618258602 + 2: of n = 3074457345618258602 the last two values are too many.
        long n = 3074457345618258602L;
        assertThat(uniform(4294967295L, 4294967295L, 4294967295L, 4294967293L, 4294967295L, 4294967291L)
                        .next(n))
                .isEqualTo(n - 1);
        assertThat(uniform(7).next(5L)).isEqualTo(2);
    }

    /** Words in the worst place for bias: n just over half of 2^32 divides badly, yet both halves come equally often. */
    @Test
    void isUniformWhereRejectionMatters() {
        SplittableRandom random = new SplittableRandom(360);
        UniformIntegers uniform = new UniformIntegers(() -> Integer.toUnsignedLong(random.nextInt()));
        int n = 1_431_655_766;
        int draws = 90_000;
        long[] thirds = new long[3];
        for (int i = 0; i < draws; i++) {
            thirds[(int) ((long) uniform.next(n) * 3 / n)]++;
        }
        // Without rejection the three would come as 1/2 : 1/4 : 1/4 or the like. Chi-square, 2 degrees, p = 0.001:
        // 13.8.
        assertThat(chiSquare(thirds)).isLessThan(13.8);
    }

    private static double chiSquare(long[] counts) {
        double expected = LongStream.of(counts).sum() / (double) counts.length;
        return LongStream.of(counts)
                .mapToDouble(c -> (c - expected) * (c - expected) / expected)
                .sum();
    }

    private static UniformIntegers uniform(long... words) {
        Iterator<Long> all = LongStream.of(words).iterator();
        return new UniformIntegers(all::next);
    }
}
