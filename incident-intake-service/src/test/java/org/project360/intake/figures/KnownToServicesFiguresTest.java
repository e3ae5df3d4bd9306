package org.project360.intake.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.project360.contracts.notification.NoticeProgressed.KnownToServices.KNOWN_EARLY_HELP;
import static org.project360.contracts.notification.NoticeProgressed.KnownToServices.KNOWN_SOCIAL_CARE;
import static org.project360.contracts.notification.NoticeProgressed.KnownToServices.NOT_KNOWN;
import static org.project360.contracts.notification.NoticeProgressed.KnownToServices.UNSURE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.project360.intake.figures.KnownToServicesFigures.Answer;

class KnownToServicesFiguresTest {

    @Test
    void hidesCountsBelowFiveAndTheTotalThatWouldTellThem() {
        var figures = KnownToServicesFigures.of(List.of(
                new NoticeAnswers.Count("SYN-01", KNOWN_SOCIAL_CARE, 5),
                new NoticeAnswers.Count("SYN-01", NOT_KNOWN, 4)));

        assertThat(figures).singleElement().satisfies(force -> {
            assertThat(force.total()).isNull();
            assertThat(force.answers())
                    .containsExactly(
                            new Answer(KNOWN_SOCIAL_CARE, 5L, false),
                            new Answer(KNOWN_EARLY_HELP, null, true),
                            new Answer(NOT_KNOWN, null, true),
                            new Answer(UNSURE, null, true));
        });
    }

    @Test
    void tellsEverythingWhereNothingIsSmall() {
        var figures = KnownToServicesFigures.of(List.of(
                new NoticeAnswers.Count("SYN-02", KNOWN_SOCIAL_CARE, 40),
                new NoticeAnswers.Count("SYN-02", KNOWN_EARLY_HELP, 30),
                new NoticeAnswers.Count("SYN-02", NOT_KNOWN, 20),
                new NoticeAnswers.Count("SYN-02", UNSURE, 10)));

        assertThat(figures)
                .singleElement()
                .satisfies(force -> assertThat(force.total()).isEqualTo(100));
    }
}
