package org.project360.intake.identity.normal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContactNormalTest {

    @ParameterizedTest
    @CsvSource({
        "07700 900123, +447700900123",
        "+44 7700 900123, +447700900123",
        "0044 7700 900123, +447700900123",
        "(0161) 496 0000, +441614960000",
        "+48 22 123 45 67, +48221234567"
    })
    void phones(String written, String number) {
        assertThat(Phone.of(written).number()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "none", "999", "000000000", "not known"})
    void noPhones(String written) {
        assertThat(Phone.of(written)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "Sarah.Jones@Example.org, sarah.jones@example.org",
        "sarah+police@example.org, sarah@example.org",
        "' sarah@example.org ', sarah@example.org"
    })
    void emails(String written, String address) {
        assertThat(Email.of(written).address()).isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({"female, F", "M, M", "1, M", "2, F", "non-binary, O", "unknown,", "9,"})
    void sexes(String written, String letter) {
        assertThat(Sexes.of(written)).isEqualTo(letter);
    }

    @ParameterizedTest
    @CsvSource({
        "zz99 1ab, ZZ991AB, ZZ99",
        "ZZ9 1AB, ZZ91AB, ZZ9",
        "z9a1ab, Z9A1AB, Z9A",
        "ZZ99 OAB, ZZ990AB, ZZ99",
        "ZZ99 1A0, ZZ991AO, ZZ99"
    })
    void britishPostcodes(String written, String text, String area) {
        assertThat(Postcode.of(written)).isEqualTo(new Postcode(text, area, true));
    }

    @ParameterizedTest
    @CsvSource({"2602, 2602, 26", "00-950, 00950, 009", "90210-1234, 902101234, 9021012", "1010 AB, 1010AB, 1010"})
    void foreignPostcodes(String written, String text, String area) {
        assertThat(Postcode.of(written)).isEqualTo(new Postcode(text, area, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown", "NFA", "--"})
    void noPostcodes(String written) {
        assertThat(Postcode.of(written)).isNull();
    }
}
