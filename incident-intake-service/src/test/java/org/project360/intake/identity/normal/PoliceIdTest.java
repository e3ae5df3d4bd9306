package org.project360.intake.identity.normal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PoliceIdTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  ", "N/A", " unknown ", "NOT KNOWN", "0", "0000000", "--", "000-0", "?", "nil"})
    void whatStandsWhereThereIsNoneIsNone(String text) {
        assertThat(PoliceId.of(text)).isNull();
    }

    @Test
    void anIdStaysAsItIs() {
        assertThat(PoliceId.of(" 00/1234K ")).isEqualTo("00/1234K");
    }
}
