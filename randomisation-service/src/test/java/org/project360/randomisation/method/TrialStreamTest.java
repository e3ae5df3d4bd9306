package org.project360.randomisation.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrialStreamTest {

    private static final UUID TRIAL = UUID.fromString("03600000-0000-7000-8000-000000000001");
    private static final String STRATUM = "grade=MEDIUM|priorBand=2-3";
    private static final Ratio EVEN = Ratio.equal(2);
    private static final byte[] SECRET = new byte[32];

    static {
        for (int i = 0; i < 32; i++) {
            SECRET[i] = (byte) i;
        }
    }

    /** Computed by another implementation, in another language. */
    @Test
    void givesTheKnownAnswers() {
        assertThat(drawn(new BigStick(EVEN, 4), SECRET, TRIAL, 1, STRATUM))
                .isEqualTo("ABAAAABBBABAAABBBAAABBBAAABABBABBBAABBABBBBBAABBABAAABBAAAAA");
        assertThat(drawn(new BlockUrn(EVEN, 6), SECRET, TRIAL, 1, STRATUM))
                .isEqualTo("BAABAABBBBAABBAABAABABABABAABABBBAABABBABAAAABBABBABABBAABAB");
    }

    @Test
    void everyInputMattersAndNothingElse() {
        byte[] other = SECRET.clone();
        other[31] ^= 1;
        Simple simple = new Simple(EVEN);
        assertThat(List.of(
                        drawn(simple, SECRET, TRIAL, 1, "s"),
                        drawn(simple, other, TRIAL, 1, "s"),
                        drawn(simple, SECRET, new UUID(0, 1), 1, "s"),
                        drawn(simple, SECRET, TRIAL, 2, "s"),
                        drawn(simple, SECRET, TRIAL, 1, "t")))
                .doesNotHaveDuplicates();
        assertThat(drawn(simple, SECRET, TRIAL, 1, "s")).isEqualTo(drawn(simple, SECRET, TRIAL, 1, "s"));
    }

    /** Pairs of neighbouring draws: 3 degrees of freedom, p = 0.001. */
    @Test
    void neighbouringDrawsAreIndependent() {
        int[] pairs = new int[4];
        TrialStream stream = new TrialStream(SECRET, TrialStream.DRAWS, TRIAL, 1);
        for (int i = 1; i <= 40_000; i++) {
            pairs[
                    2 * stream.at("s", 2L * i).next(2)
                            + stream.at("s", 2L * i + 1).next(2)]++;
        }
        double chiSquare = IntStream.of(pairs)
                .mapToDouble(n -> (n - 10_000.0) * (n - 10_000.0) / 10_000)
                .sum();
        assertThat(chiSquare).isLessThan(16.27);
    }

    private static String drawn(CountRule rule, byte[] secret, UUID trial, int version, String stratum) {
        TrialStream stream = new TrialStream(secret, TrialStream.DRAWS, trial, version);
        int[] counts = new int[2];
        StringBuilder arms = new StringBuilder();
        for (int sequence = 1; sequence <= 60; sequence++) {
            int arm = rule.odds(counts).arm(stream.at(stratum, sequence));
            counts[arm]++;
            arms.append("AB".charAt(arm));
        }
        return arms.toString();
    }
}
