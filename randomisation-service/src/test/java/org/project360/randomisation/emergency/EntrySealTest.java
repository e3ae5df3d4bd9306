package org.project360.randomisation.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class EntrySealTest {

    private static final byte[] SECRET = "thirty-two bytes, more or less..".getBytes(StandardCharsets.UTF_8);

    private final UUID list = UUID.fromString("018f0000-0000-7000-8000-00000000face");
    private final EntrySeal seal = new EntrySeal(list);

    /** Once more from the specification: the number of the first hundred bits, divided by 32 again and again. */
    @Test
    void codesAreTheFirstHundredBitsInBase32() throws Exception {
        for (int entry = 1; entry <= 50; entry++) {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
            byte[] bits =
                    mac.doFinal(("p360-emergency-code-v1\n" + list + "\n" + entry).getBytes(StandardCharsets.UTF_8));
            BigInteger number = new BigInteger(1, bits).shiftRight(156);
            StringBuilder plain = new StringBuilder();
            for (int i = 0; i < 20; i++) {
                plain.insert(
                        0,
                        "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
                                .charAt(number.mod(BigInteger.valueOf(32)).intValue()));
                number = number.shiftRight(5);
            }
            String code = seal.code(SECRET, entry);
            assertThat(code).matches("(\\w{5}-){3}\\w{5}");
            assertThat(code.replace("-", "")).isEqualTo(plain.toString());
        }
    }

    @Test
    void aCodeOpensItsOwnEntryOfItsOwnListAndNoOther() {
        List<String> entries = new ArrayList<>();
        for (int entry = 1; entry <= 10; entry++) {
            entries.add(seal.seal(entry, seal.code(SECRET, entry), entry % 2));
        }
        for (int entry = 1; entry <= 10; entry++) {
            for (int code = 1; code <= 10; code++) {
                assertThat(seal.open(entry, seal.code(SECRET, code), entries.get(entry - 1)))
                        .isEqualTo(entry == code ? java.util.Optional.of(entry % 2) : java.util.Optional.empty());
            }
        }
        EntrySeal other = new EntrySeal(UUID.randomUUID());
        assertThat(other.open(1, seal.code(SECRET, 1), entries.get(0))).isEmpty();
        assertThat(other.code(SECRET, 1)).isNotEqualTo(seal.code(SECRET, 1));
        // An entry put in the place of another does not open there, either.
        assertThat(seal.open(2, seal.code(SECRET, 2), entries.get(0))).isEmpty();
        assertThat(seal.open(1, seal.code(SECRET, 1), "no.j.w.e.")).isEmpty();
    }

    @Test
    void readsACodeAsPeopleTypeIt() {
        String code = seal.code(SECRET, 3);
        String sealed = seal.seal(3, code, 1);
        assertThat(seal.open(3, code.toLowerCase(java.util.Locale.ROOT).replace("-", " "), sealed))
                .contains(1);
    }

    @Test
    void neitherLengthNorRepetitionTellsTheArm() {
        Set<String> different = new HashSet<>();
        for (int i = 0; i < 20; i++) {
            different.add(seal.seal(1, seal.code(SECRET, 1), i % 2));
        }
        assertThat(different).hasSize(20);
        assertThat(different.stream().map(String::length).distinct()).hasSize(1);
    }
}
