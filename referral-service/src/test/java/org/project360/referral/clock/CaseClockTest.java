package org.project360.referral.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseClockTest {

    private static final Duration DAY = Duration.ofHours(24);

    @ParameterizedTest
    @CsvSource({
        // reported, due, wall clock in London when due
        "2026-03-28T12:00:00Z, 2026-03-29T12:00:00Z, 13:00", // the 23-hour day: an hour later by the wall clock
        "2026-03-29T00:59:59Z, 2026-03-30T00:59:59Z, 01:59:59",
        "2026-03-29T01:00:00Z, 2026-03-30T01:00:00Z, 02:00",
        "2026-03-28T23:59:59Z, 2026-03-29T23:59:59Z, 00:59:59",
        "2026-10-24T12:00:00Z, 2026-10-25T12:00:00Z, 12:00", // the 25-hour day: an hour earlier by the wall clock
        "2026-10-25T00:59:59Z, 2026-10-26T00:59:59Z, 00:59:59",
        "2026-10-25T01:00:00Z, 2026-10-26T01:00:00Z, 01:00",
        "2026-06-30T22:59:59Z, 2026-07-01T22:59:59Z, 23:59:59",
        "2026-03-06T23:00:00Z, 2026-03-07T23:00:00Z, 23:00", // Friday night is due on Saturday night
        "2026-12-24T18:30:00Z, 2026-12-25T18:30:00Z, 18:30", // and Christmas is a day
    })
    void isDueAfterTwentyFourElapsedHoursWhateverTheWallClockDoes(Instant reported, Instant due, String wall) {
        Instant computed = CaseClock.passed(reported, DAY, 100);

        assertThat(computed).isEqualTo(due);
        assertThat(computed.atZone(ZoneId.of("Europe/London")).toLocalTime()).isEqualTo(wall);
    }

    @ParameterizedTest
    @CsvSource({
        "50, 2026-03-29T09:30:00Z",
        "75, 2026-03-29T15:30:00Z",
        "90, 2026-03-29T19:06:00Z",
        "100, 2026-03-29T21:30:00Z"
    })
    void stepsArePartsOfElapsedTime(int percent, Instant at) {
        assertThat(CaseClock.passed(Instant.parse("2026-03-28T21:30:00Z"), DAY, percent))
                .isEqualTo(at);
    }

    @Test
    void theLengthIsTheSameFromEveryMomentOfAYear() {
        Random random = new Random(360);
        Instant newYear = Instant.parse("2026-01-01T00:00:00Z");
        for (int i = 0; i < 10_000; i++) {
            Instant start = newYear.plusSeconds(random.nextInt(365 * 86_400));
            assertThat(Duration.between(start, CaseClock.passed(start, DAY, 100)))
                    .isEqualTo(Duration.ofSeconds(86_400));
        }
    }

    @Test
    void eachStepTellsSomebodyElse() {
        assertThat(ClockStep.values())
                .extracting(ClockStep::percent, ClockStep::role, ClockStep::commissionerReport)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(50, "caseworker", false),
                        org.assertj.core.groups.Tuple.tuple(75, "team-lead", false),
                        org.assertj.core.groups.Tuple.tuple(90, "duty-manager", false),
                        org.assertj.core.groups.Tuple.tuple(100, "duty-manager", true));
    }
}
