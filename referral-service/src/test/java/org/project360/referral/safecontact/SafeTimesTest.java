package org.project360.referral.safecontact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.project360.referral.testing.Requests.byPhone;
import static org.project360.referral.testing.Requests.window;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.project360.contracts.SafeContact;
import org.project360.contracts.SafeWindow;

class SafeTimesTest {

    @ParameterizedTest
    @CsvSource({
        // Tuesday 3 March 2026, 09:30 to 12:00, winter: London is UTC
        "2026-03-03T09:29:59.999999Z, false",
        "2026-03-03T09:30:00Z, true",
        "2026-03-03T11:59:59.999999Z, true",
        "2026-03-03T12:00:00Z, false",
        "2026-03-04T10:00:00Z, false",
        // Tuesday 7 July, summer: 09:30 in London is 08:30 UTC
        "2026-07-07T08:29:59Z, false",
        "2026-07-07T08:30:00Z, true",
        "2026-07-07T10:59:59Z, true",
        "2026-07-07T11:00:00Z, false"
    })
    void fromIsInsideAndUntilIsNotByTheWallClock(Instant at, boolean open) {
        assertThat(times(window(DayOfWeek.TUESDAY, "09:30", "12:00")).windowOpenAt(at))
                .isEqualTo(open);
    }

    @Test
    void untilMidnightIsTheEndOfTheDay() {
        SafeTimes times = times(window(DayOfWeek.MONDAY, "22:00", "00:00"));
        assertThat(times.windowOpenAt(Instant.parse("2026-03-02T23:59:59Z"))).isTrue();
        assertThat(times.windowOpenAt(Instant.parse("2026-03-03T00:00:00Z"))).isFalse();
    }

    @Test
    void aWindowThatEndsBeforeItBeginsIsNeverOpen() {
        SafeTimes times = times(window(DayOfWeek.MONDAY, "22:00", "02:00"));
        assertThat(times.nextOpen(Instant.parse("2026-03-02T09:00:00Z"))).isEmpty();
    }

    @Test
    void theHourThatTheClockSkipsOpensWhenTheClockJumpsIntoTheWindow() {
        // 29 March 2026: 01:00 UTC is 02:00 in London; nothing is 01:30.
        SafeTimes times = times(window(DayOfWeek.SUNDAY, "01:30", "03:00"));
        Instant saturday = Instant.parse("2026-03-28T12:00:00Z");
        assertThat(times.windowOpenAt(Instant.parse("2026-03-29T00:59:59Z"))).isFalse();
        assertThat(times.nextOpen(saturday)).contains(Instant.parse("2026-03-29T01:00:00Z"));
        assertThat(times.windowOpenAt(Instant.parse("2026-03-29T02:00:00Z"))).isFalse();
    }

    @Test
    void aWindowInsideTheSkippedHourWaitsAWeek() {
        SafeTimes times = times(window(DayOfWeek.SUNDAY, "01:10", "01:50"));
        assertThat(times.nextOpen(Instant.parse("2026-03-28T12:00:00Z")))
                .contains(Instant.parse("2026-04-05T00:10:00Z"));
    }

    @Test
    void theHourThatTheClockRepeatsIsInTheWindowBothTimes() {
        // 25 October 2026: 01:00 to 02:00 in London comes twice, from 00:00 and from 01:00 UTC.
        SafeTimes times = times(window(DayOfWeek.SUNDAY, "01:30", "02:00"));
        assertThat(times.windowOpenAt(Instant.parse("2026-10-25T00:30:00Z"))).isTrue();
        assertThat(times.windowOpenAt(Instant.parse("2026-10-25T01:00:00Z"))).isFalse();
        assertThat(times.nextOpen(Instant.parse("2026-10-25T01:00:00Z")))
                .contains(Instant.parse("2026-10-25T01:30:00Z"));
        assertThat(times.windowOpenAt(Instant.parse("2026-10-25T02:00:00Z"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-23T00:00:00Z", "2026-10-19T00:00:00Z", "2026-06-01T00:00:00Z"})
    void theNextOpeningIsWhatTryingEveryMinuteFinds(Instant week) {
        Random random = new Random(week.getEpochSecond());
        for (int round = 0; round < 40; round++) {
            SafeTimes times = times(randomWindows(random));
            Instant from = week.plusSeconds(60L * random.nextInt(7 * 24 * 60));
            Optional<Instant> tried = IntStream.rangeClosed(0, 14 * 24 * 60 + 60)
                    .mapToObj(minute -> from.plus(Duration.ofMinutes(minute)))
                    .filter(times::windowOpenAt)
                    .findFirst();
            assertThat(times.nextOpen(from)).isEqualTo(tried);
        }
    }

    @Test
    void nothingIsSafeUntilItIsSaid() {
        SafeTimes times = new SafeTimes(SafeContact.NOTHING_SAFE);
        assertThat(times.safeChannels()).isEmpty();
        assertThat(times.callSafety(Instant.EPOCH).status()).isEqualTo(CallSafety.Status.DO_NOT_CALL);
        assertThat(times.callSafety(Instant.EPOCH).colour()).isEqualTo("red");
    }

    @Test
    void tellsInWordsWhenSheMayBeCalled() {
        SafeTimes times = times(window(DayOfWeek.TUESDAY, "09:30", "12:00"));
        CallSafety wait = times.callSafety(Instant.parse("2026-07-06T09:00:00Z"));
        assertThat(wait.status()).isEqualTo(CallSafety.Status.NOT_BEFORE);
        assertThat(wait.words()).isEqualTo("Not before Tuesday 7 July, 09:30");
        assertThat(wait.notBefore()).hasToString("2026-07-07T09:30+01:00");
        assertThat(wait.colour()).isEqualTo("amber");
        CallSafety now = times.callSafety(Instant.parse("2026-07-07T08:30:00Z"));
        assertThat(now.words()).isEqualTo("Safe to call now");
        assertThat(now.colour()).isEqualTo("green");
    }

    @Test
    void windowsWithoutTheTelephoneAreNoReasonToCall() {
        SafeContact byText = new SafeContact(
                false,
                false,
                true,
                false,
                false,
                false,
                List.of(window(DayOfWeek.TUESDAY, "09:30", "12:00")),
                null,
                null,
                null,
                null);
        assertThat(new SafeTimes(byText)
                        .callSafety(Instant.parse("2026-03-03T10:00:00Z"))
                        .status())
                .isEqualTo(CallSafety.Status.DO_NOT_CALL);
    }

    private static SafeTimes times(SafeWindow... windows) {
        return new SafeTimes(byPhone(windows));
    }

    private static SafeWindow[] randomWindows(Random random) {
        List<SafeWindow> windows = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            // Around the hour of the clock change more often than not.
            int from = random.nextBoolean() ? random.nextInt(180) : random.nextInt(24 * 60);
            int until = Math.min(24 * 60 - 1, from + 1 + random.nextInt(120));
            DayOfWeek day = random.nextBoolean() ? DayOfWeek.SUNDAY : DayOfWeek.of(1 + random.nextInt(7));
            windows.add(new SafeWindow(day, LocalTime.ofSecondOfDay(from * 60L), LocalTime.ofSecondOfDay(until * 60L)));
        }
        return windows.toArray(SafeWindow[]::new);
    }
}
