package org.project360.intake.identity.linkage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.project360.intake.identity.linkage.Records.at;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.project360.intake.identity.normal.DatePattern;
import org.project360.intake.identity.normal.Email;
import org.project360.intake.identity.normal.Names;
import org.project360.intake.identity.normal.Phone;
import org.project360.intake.identity.normal.Words;

class LevelsTest {

    @ParameterizedTest
    @CsvSource({
        "Sarah, SARAH, EQUAL",
        "Catherine, Kate, NICKNAME",
        "Sarah Ann, Sally, NICKNAME",
        "S, Sarah, INITIAL",
        "S, Jane, DIFFERENT",
        "Lorna, Lorma, ONE_EDIT",
        "Lorna, Lrona, ONE_EDIT",
        "Xanthe Lowri, Lowri, PART",
        "Rhys, Reece, SOUND",
        "Anastasia, Anatsaisa, SIMILAR",
        "Sarah, Wendy, DIFFERENT",
        "Sarah,, ONE_MISSING",
        ",, BOTH_MISSING"
    })
    void forenames(String one, String other, Level level) {
        assertThat(NameLevels.forename(Words.of(one), Words.of(other))).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        "Smith-Jones, Jones, PART",
        "O'Neill, ONeill, EQUAL",
        "Kowalski, Kowalska, ONE_EDIT",
        "Stephens, Stevens, SOUND",
        "Begum, Khan, DIFFERENT",
        ", Khan, ONE_MISSING"
    })
    void surnames(String one, String other, Level level) {
        assertThat(NameLevels.surname(Words.of(one), Words.of(other))).isEqualTo(level);
    }

    @Test
    void namesInEachOthersPlace() {
        assertThat(NameLevels.swapped(Names.of("Sarah", "Jones"), Names.of("Jones", "Sara")))
                .isTrue();
        assertThat(NameLevels.swapped(Names.of("James", "James"), Names.of("James", "James")))
                .isFalse();
        assertThat(NameLevels.swapped(Names.of("Sarah", null), Names.of(null, "Sarah")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "1980-02-03, 1980-02-03, EQUAL",
        "1980-02-03, 1980-02-08, ONE_EDIT",
        "1980-02-03, 1980-03-02, DAY_MONTH_SWAPPED",
        "1980-02-13, 1980-02-27, TWO_PARTS",
        "1980-02-03, 1954-02-03, TWO_PARTS",
        "1980-02-03, 1981-02-04, TWO_DIGITS",
        "1980-02-03, 1980-11-27, YEAR",
        "1980, 1980-11-27, YEAR",
        "1980-02-03, 1953-11-27, DIFFERENT",
        "31/02/1980, 1980-02-01, ONE_EDIT",
        "1895-06-01, 1995-06-01, ONE_EDIT",
        "1895-06-01, 1895-06-01, EQUAL",
        "1980-02-03,, ONE_MISSING",
        ",, BOTH_MISSING"
    })
    void birthDates(String one, String other, Level level) {
        assertThat(BirthDateLevels.of(DatePattern.readUsual(one), DatePattern.readUsual(other)))
                .isEqualTo(level);
    }

    @Test
    void ofTwoHistoriesTheBestPairOfAddressesCounts() {
        AddressLevels levels = AddressLevels.of(
                List.of(at("3 Elm Close", "ZZ99 1AA"), at("12 Larch Rd", "ZZ98 2BB")),
                List.of(at("7 Oak Lane", "ZZ97 3CC"), at("12 Larch Road", "ZZ98 2BC")));

        assertThat(levels).isEqualTo(new AddressLevels(Level.EQUAL, Level.EQUAL, Level.BOTH_MISSING, Level.ONE_EDIT));
    }

    @Test
    void oneAddressAndNone() {
        assertThat(AddressLevels.of(List.of(at("3 Elm Close", "ZZ99 1AA")), List.of()))
                .isEqualTo(
                        new AddressLevels(Level.ONE_MISSING, Level.ONE_MISSING, Level.BOTH_MISSING, Level.ONE_MISSING));
        assertThat(AddressLevels.of(List.of(), List.of()).street()).isEqualTo(Level.BOTH_MISSING);
    }

    @ParameterizedTest
    @CsvSource({
        "07700 900123, +44 7700 900123, EQUAL",
        "07700 900123, 07700 900132, ONE_EDIT",
        "07700 900123, 07700 911999, DIFFERENT",
        "07700 900123,, ONE_MISSING"
    })
    void phones(String one, String other, Level level) {
        List<Phone> others = other == null ? List.of() : List.of(Phone.of(other));
        assertThat(ContactLevels.phone(List.of(Phone.of(one)), others)).isEqualTo(level);
    }

    @ParameterizedTest
    @CsvSource({
        "a.jones@example.org, A.Jones@example.org, EQUAL",
        "a.jones@example.org, a.jones@example.com, LOCAL_PART",
        "a.jones@example.org, a.jone@example.org, ONE_EDIT",
        "a.jones@example.org, zed@other.net, DIFFERENT"
    })
    void emails(String one, String other, Level level) {
        assertThat(ContactLevels.email(List.of(Email.of(one)), List.of(Email.of(other))))
                .isEqualTo(level);
    }

    @Test
    void policeIdsSpeakWithinOneForceOnly() {
        assertThat(ContactLevels.policeId(Map.of("A", "1"), Map.of("A", "1"))).isEqualTo(Level.EQUAL);
        assertThat(ContactLevels.policeId(Map.of("A", "1"), Map.of("A", "2"))).isEqualTo(Level.DIFFERENT);
        assertThat(ContactLevels.policeId(Map.of("A", "1"), Map.of("B", "1"))).isEqualTo(Level.ONE_MISSING);
        assertThat(ContactLevels.policeId(Map.of(), Map.of())).isEqualTo(Level.BOTH_MISSING);
    }
}
