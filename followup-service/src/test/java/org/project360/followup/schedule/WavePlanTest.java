package org.project360.followup.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WavePlanTest {

    private static final WavePlan PLAN = new WavePlan(Stream.of("P1M", "P3M", "P6M", "P12M")
            .map(offset -> template(offset, "P7D", "P21D"))
            .toList());

    private static WavePlan.Template template(String offset, String before, String after) {
        return new WavePlan.Template(offset, Period.parse(offset), Period.parse(before), Period.parse(after));
    }

    /** Worked out by hand on the calendar; winter time is UTC, summer time UTC+1. */
    @ParameterizedTest
    @CsvSource({
        // the end of a short month, and not three days on from it at the next wave
        "2026-01-31T10:00:00Z, P1M, 2026-02-21T10:00:00Z, 2026-02-28T10:00:00Z, 2026-03-21T10:00:00Z",
        "2026-01-31T10:00:00Z, P3M, 2026-04-23T09:00:00Z, 2026-04-30T09:00:00Z, 2026-05-21T09:00:00Z",
        "2026-01-31T10:00:00Z, P6M, 2026-07-24T09:00:00Z, 2026-07-31T09:00:00Z, 2026-08-21T09:00:00Z",
        "2026-01-31T10:00:00Z, P12M, 2027-01-24T10:00:00Z, 2027-01-31T10:00:00Z, 2027-02-21T10:00:00Z",
        // a leap year, into and out of 29 February
        "2028-01-31T10:00:00Z, P1M, 2028-02-22T10:00:00Z, 2028-02-29T10:00:00Z, 2028-03-21T10:00:00Z",
        "2028-02-29T10:00:00Z, P12M, 2029-02-21T10:00:00Z, 2029-02-28T10:00:00Z, 2029-03-21T10:00:00Z",
        // late evening in London in summer is the same day, though 23:30 in London is 22:30 UTC
        "2026-06-30T22:30:00Z, P1M, 2026-07-23T22:30:00Z, 2026-07-30T22:30:00Z, 2026-08-20T22:30:00Z",
        // 00:30 in London on 1 July is still June in UTC
        "2026-06-30T23:30:00Z, P1M, 2026-07-24T23:30:00Z, 2026-07-31T23:30:00Z, 2026-08-21T23:30:00Z",
        // into summer time: the wall clock stays, the instant moves an hour
        "2026-03-01T12:00:00Z, P1M, 2026-03-25T12:00:00Z, 2026-04-01T11:00:00Z, 2026-04-22T11:00:00Z",
        // the target falls into the skipped hour of 29 March 2026: 01:30 becomes 02:30 summer time, 01:30 UTC
        "2026-02-28T01:30:00Z, P1M, 2026-03-21T01:30:00Z, 2026-03-28T01:30:00Z, 2026-04-18T00:30:00Z",
        "2025-12-29T01:30:00Z, P3M, 2026-03-22T01:30:00Z, 2026-03-29T01:30:00Z, 2026-04-19T00:30:00Z",
        // the target falls into the repeated hour of 25 October 2026: the earlier 01:30
        "2026-09-25T00:30:00Z, P1M, 2026-10-18T00:30:00Z, 2026-10-25T00:30:00Z, 2026-11-15T01:30:00Z",
        // enrolled in the second 01:30 of the repeated hour: wall-clock time counts
        "2026-10-25T01:30:00Z, P1M, 2026-11-18T01:30:00Z, 2026-11-25T01:30:00Z, 2026-12-16T01:30:00Z"
    })
    void laysDownWaves(Instant enrolledAt, String wave, Instant opens, Instant target, Instant closes) {
        WavePlan.Planned planned = PLAN.from(enrolledAt).stream()
                .filter(w -> w.name().equals(wave))
                .findFirst()
                .orElseThrow();

        assertThat(planned.opensAt()).isEqualTo(opens);
        assertThat(planned.targetAt()).isEqualTo(target);
        assertThat(planned.closesAt()).isEqualTo(closes);
    }

    @Test
    void numbersWavesInOrder() {
        assertThat(PLAN.from(Instant.parse("2026-03-02T09:00:00Z")))
                .extracting(WavePlan.Planned::number)
                .containsExactly(1, 2, 3, 4);
    }

    @Test
    void wavesOfOneScheduleNeverMeetAroundTheYear() {
        Instant enrolled = Instant.parse("2027-06-01T00:15:00Z");
        for (int hour = 0; hour < 3 * 365 * 24; hour += 5) {
            List<WavePlan.Planned> waves = PLAN.from(enrolled.plusSeconds(3600L * hour));
            for (int i = 1; i < waves.size(); i++) {
                assertThat(waves.get(i).opensAt()).isAfter(waves.get(i - 1).closesAt());
            }
        }
    }

    @Test
    void refusesWavesThatMeetOrComeTooEarly() {
        assertThatThrownBy(() -> new WavePlan(List.of(template("P1M", "P7D", "P21D"), template("P2M", "P12D", "P7D"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("P2M");
        assertThatThrownBy(() -> new WavePlan(List.of(template("P7D", "P8D", "P7D"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WavePlan(List.of(template("P1M", "P0D", "P0D"))))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
