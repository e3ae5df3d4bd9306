package org.project360.intake.identity.normal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource({
        "Siân, sian",
        "Llŷr, llyr",
        "Łucja, LUCJA",
        "Żółć, zolc",
        "Müller, muller",
        "Strauß, STRAUSS",
        "Søren, soren",
        "O'Brien, OBRIEN",
        "O’Brien, o brien",
        "Mary-Ann, Mary Ann",
        "Smith-Jones, smith jones",
        "D`Souza, DSouza",
        "Mrs Jones, jones",
        "'Jones (senior)', Jones",
        "محمّد, محمد",
        "أحمد, احمد",
        "فاطمة, فاطمه"
    })
    void surnamesThatAreTheSame(String one, String other) {
        assertThat(Names.of(null, one).surname().joined())
                .isEqualTo(Names.of(null, other).surname().joined());
    }

    @ParameterizedTest
    @CsvSource({"ਗੁਰਪ੍ਰੀਤ, ਗਰਪਰਤ", "ਸਿੰਘ, ਕੌਰ", "Anna, Anne", "محمد, محمود", "Evans, Bevan"})
    void namesThatAreNot(String one, String other) {
        assertThat(Names.of(one, null).forename().joined())
                .isNotEqualTo(Names.of(other, null).forename().joined());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Sarah Jones|sarah|jones",
                "JONES, Sarah Ann|sarahann|jones",
                "Dr Sarah Ann Jones|sarahann|jones",
                "Dafydd ap Gwilym|dafydd|apgwilym",
                "Aisha bint Yusuf|aisha|bintyusuf",
                "Jan van der Berg|jan|vanderberg",
                "ਗੁਰਪ੍ਰੀਤ ਕੌਰ|ਗੁਰਪ੍ਰੀਤ|ਕੌਰ"
            })
    void aFullNameIsTakenApart(String full, String forename, String surname) {
        Names names = Names.ofFull(full);

        assertThat(names.forename().joined()).isEqualTo(forename);
        assertThat(names.surname().joined()).isEqualTo(surname);
    }

    @Test
    void aSingleNameIsASurname() {
        assertThat(Names.ofFull("Cher").forename()).isNull();
        assertThat(Names.ofFull("Cher").surname().joined()).isEqualTo("cher");
    }

    @ParameterizedTest
    @CsvSource({"Unknown", "n/k", "'  '", "-", "Not known", "'...'"})
    void whatSaysNothingIsMissing(String written) {
        assertThat(Names.of(written, written)).isEqualTo(Names.NONE);
    }

    @ParameterizedTest
    @CsvSource({"catherine, kate", "kate, kath", "muhammad, mohammed", "piotr, peter", "william, bill", "liam, will"})
    void formsOfOneForename(String one, String other) {
        assertThat(Nicknames.uk().same(one, other)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"catherine, bill", "zzz, zzz", "james, jane"})
    void formsOfTwo(String one, String other) {
        assertThat(Nicknames.uk().same(one, other)).isFalse();
    }

    @Test
    void namesThatSoundAlike() {
        assertThat(Words.of("Stephens").sound()).isEqualTo(Words.of("Stevens").sound());
        assertThat(Words.of("ਕੌਰ").sound()).isEqualTo("ਕੌਰ");
        assertThat(Words.of("Stephens")).hasToString("Words[***]");
    }
}
