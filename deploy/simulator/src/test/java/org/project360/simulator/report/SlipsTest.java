package org.project360.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.project360.simulator.seed.Rng;

class SlipsTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"Małgorzata,Malgorzata", "Siân,Sian", "O'Brien,OBrien", "Renée,Renee", "Țăranu,Taranu"})
    void plainHasNoAccentsAndNoApostrophes(String name, String plain) {
        assertThat(NameNoise.plain(name)).isEqualTo(plain);
    }

    @Test
    void aSlipIsOneSlip() {
        for (int i = 0; i < 1_000; i++) {
            String slipped = NameNoise.slip("Katarzyna", Rng.of(i, "slip", 0));
            assertThat(distance("Katarzyna", slipped)).isBetween(1, 2); // a swap is two by Levenshtein
            assertThat(slipped).startsWith("K");
        }
    }

    @Test
    void aBirthDateWithOneDigitWrongDiffersInOneDigit() {
        LocalDate born = LocalDate.of(1989, 3, 17);
        List<LocalDate> slipped = IntStream.range(0, 500)
                .mapToObj(i ->
                        BirthDateNoise.oneDigit(born, LocalDate.MIN, LocalDate.of(2026, 1, 1), Rng.of(i, "digit", 0)))
                .toList();

        assertThat(slipped)
                .allSatisfy(date -> assertThat(IntStream.range(0, 10)
                                .filter(i -> date.toString().charAt(i)
                                        != born.toString().charAt(i))
                                .count())
                        .isLessThanOrEqualTo(1));
        assertThat(slipped).filteredOn(born::equals).hasSizeLessThan(5);
    }

    @Test
    void aChildStaysAChildWhateverIsWrongWithItsBirthDate() {
        LocalDate day = LocalDate.of(2026, 3, 2);
        LocalDate born = LocalDate.of(2008, 3, 9);
        for (int i = 0; i < 1_000; i++) {
            LocalDate slipped = BirthDateNoise.oneDigit(born, day.minusYears(18), day, Rng.of(i, "child", 0));
            assertThat(slipped.until(day).getYears()).isLessThan(18);
        }
        assertThat(BirthDateNoise.swapped(LocalDate.of(2025, 2, 11), LocalDate.MIN, LocalDate.of(2025, 5, 1)))
                .isEqualTo(LocalDate.of(2025, 2, 11));
    }

    private static int distance(String a, String b) {
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                d[i][j] = i == 0 || j == 0
                        ? i + j
                        : Math.min(
                                Math.min(d[i - 1][j], d[i][j - 1]) + 1,
                                d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
            }
        }
        return d[a.length()][b.length()];
    }
}
