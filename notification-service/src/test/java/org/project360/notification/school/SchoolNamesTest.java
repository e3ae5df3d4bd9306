package org.project360.notification.school;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SchoolNamesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "St Mary's CofE Primary School | SAINT MARYS C OF E PRIMARY SCHOOL",
                "St. Mary's C.E. Primary School | St Mary\u2019s Church of England Primary School",
                "St Mary's C.of E. Primary School | St Mary`s CE Primary School",
                "Holy Trinity & St Silas | Holy Trinity and Saint Silas",
                "Ysgol G\u0175yl Ddewi | Ysgol Gwyl Ddewi",
                "\u00c9cole Fran\u00e7aise | Ecole Francaise",
                "Ashby-cum-Fenby  (The) Academy | ashby cum fenby the academy",
                "King's Road School | Kings Road School",
            })
    void sameSchool(String one, String other) {
        assertThat(SchoolNames.key(one)).isEqualTo(SchoolNames.key(other)).doesNotContain("  ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Fallowby Infant School | Fallowby Junior School",
                "Fallowby Primary School | Fallowby Primary Academy",
                "Fallowby Primary School | Fallowby School",
                "St Mary's CofE Primary School | St Mary's RC Primary School",
                "St Mary's Primary School | St Mary's CofE Primary School",
                "St Mary's School | St Marie's School",
                "Saintbury School | Stbury School",
                "Acer School | Acofer School",
            })
    void anotherSchool(String one, String other) {
        assertThat(SchoolNames.key(one)).isNotEqualTo(SchoolNames.key(other));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"ZZ99 1AB,ZZ99", "zz991ab,ZZ99", "W1A 0AX,W1A", " m1 1ae ,M1", "ZZ9,-", "-,-"})
    void outwardCode(String postcode, String outward) {
        assertThat(SchoolNames.outward(postcode)).isEqualTo(outward);
    }
}
