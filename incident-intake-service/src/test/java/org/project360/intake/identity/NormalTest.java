package org.project360.intake.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTest {

    @ParameterizedTest
    @CsvSource({
        "Sinéad, sinead",
        "O'Hallaran-Voss, OHALLARAN VOSS",
        "D’Arcy, d'arcy",
        "Łucja Żółć, ŁUCJA ŻÓŁĆ",
        "Siân, SIAN",
        "12 Larch  Terrace, 12larchterrace"
    })
    void namesThatAreTheSame(String one, String other) {
        assertThat(Normal.name(one)).isEqualTo(Normal.name(other));
    }

    @ParameterizedTest
    @CsvSource({"Ana, Anna", "ਗੁਰਪ੍ਰੀਤ, ਗਰਪਰਤ", "12 Larch, 21 Larch"})
    void namesThatAreNot(String one, String other) {
        assertThat(Normal.name(one)).isNotEqualTo(Normal.name(other));
    }

    @ParameterizedTest
    @CsvSource({"zz99 1ab, ZZ991AB", "'ZZ99-1AB ', ZZ991AB", ", ''"})
    void postcodes(String written, String normal) {
        assertThat(Normal.postcode(written)).isEqualTo(normal);
    }
}
