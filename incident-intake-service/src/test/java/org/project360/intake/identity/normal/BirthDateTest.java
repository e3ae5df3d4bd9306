package org.project360.intake.identity.normal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BirthDateTest {

    @ParameterizedTest
    @CsvSource({
        "1980-02-03, 19800203",
        "03/02/1980, 19800203",
        "3/2/1980, 19800203",
        "3.2.1980, 19800203",
        "19800203, 19800203",
        "3 Feb 1980, 19800203",
        "3 February 1980, 19800203",
        "03/02/80, 19800203",
        "03/02/05, 20050203",
        "1980-02-03T00:00:00, 19800203",
        "1980, 19800000",
        "1980-02, 19800200"
    })
    void theUsualForms(String written, String digits) {
        BirthDate date = DatePattern.readUsual(written);

        assertThat(date.digits()).isEqualTo(digits);
        assertThat(date.isDate()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"yyyyMMdd, 19800203", "MM/dd/yyyy, 02/03/1980", "d MMM yy, 3 Feb 80", "dd.MM.uuuu, 03.02.1980"})
    void aPatternOfOnesOwn(String pattern, String written) {
        assertThat(new DatePattern(pattern).read(written)).isEqualTo(BirthDate.of(1980, 2, 3));
    }

    @Test
    void the31stOfFebruaryIsKeptAndIsNoDate() {
        BirthDate date = DatePattern.readUsual("31/02/1980");

        assertThat(date.digits()).isEqualTo("19800231");
        assertThat(date.isDate()).isFalse();
    }

    @Test
    void a130YearsAreADate() {
        assertThat(DatePattern.readUsual("1895-06-01").isDate()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"unknown", "99", "''", "0000-00-00", "12/1980/3"})
    void whatCannotBeReadIsMissing(String written) {
        assertThat(DatePattern.readUsual(written)).isNull();
    }

    @Test
    void aPatternNeedsAYear() {
        assertThatThrownBy(() -> new DatePattern("dd/MM")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void partsThatAreKnown() {
        assertThat(BirthDate.of(1980, 0, 0).hasMonth()).isFalse();
        assertThat(BirthDate.of(1980, 2, 0).isWhole()).isFalse();
        assertThat(BirthDate.of(1980, 2, 3).isWhole()).isTrue();
    }
}
