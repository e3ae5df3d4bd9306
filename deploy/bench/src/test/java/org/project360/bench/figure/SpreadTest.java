package org.project360.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void takesTheMiddleOneOfAnOddNumber() {
        assertThat(Spread.of(List.of(0.9, 0.5, 0.6))).isEqualTo(new Spread(0.6, 0.5, 0.9, 3));
    }

    @Test
    void takesTheMeanOfTheTwoInTheMiddleOfAnEvenNumber() {
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 8.0)).median()).isEqualTo(3.0);
    }

    @Test
    void ofOneIsThatOne() {
        assertThat(Spread.of(List.of(0.7))).isEqualTo(new Spread(0.7, 0.7, 0.7, 1));
    }

    @Test
    void refusesNothingAndWhatIsNoNumber() {
        assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Spread.of(List.of(1.0, Double.NaN))).isInstanceOf(IllegalArgumentException.class);
    }
}
