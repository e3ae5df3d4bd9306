package org.project360.followup.participant;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.project360.contracts.SafeContact;
import org.project360.contracts.SafeWindow;
import org.project360.followup.participant.Guidance.Verdict;

class SafeContactPolicyTest {

    private static final SafeWindow TUESDAY_MORNING =
            new SafeWindow(DayOfWeek.TUESDAY, LocalTime.of(9, 30), LocalTime.of(12, 0));

    @ParameterizedTest
    @CsvSource({
        "2026-03-03T09:29:59Z, NOT_BEFORE, 2026-03-03T09:30:00Z",
        "2026-03-03T09:30:00Z, SAFE_NOW,",
        "2026-03-03T11:59:59Z, SAFE_NOW,",
        "2026-03-03T12:00:00Z, NOT_BEFORE, 2026-03-10T09:30:00Z",
        // summer time: half past nine in London is half past eight in UTC
        "2026-06-02T08:29:59Z, NOT_BEFORE, 2026-06-02T08:30:00Z",
        "2026-06-02T08:30:00Z, SAFE_NOW,",
        "2026-06-02T11:00:00Z, NOT_BEFORE, 2026-06-09T08:30:00Z",
        // the week in which the clocks go forward
        "2026-03-28T10:00:00Z, NOT_BEFORE, 2026-03-31T08:30:00Z"
    })
    void holdsToHerWindows(Instant moment, Verdict verdict, Instant notBefore) {
        Guidance guidance = SafeContactPolicy.at(phone(TUESDAY_MORNING), Channel.PHONE, moment);

        assertThat(guidance).isEqualTo(new Guidance(Channel.PHONE, verdict, notBefore));
    }

    @Test
    void aChannelThatSheDidNotNameIsNeverUsed() {
        Instant inside = Instant.parse("2026-03-03T10:00:00Z");

        assertThat(SafeContactPolicy.at(phone(TUESDAY_MORNING), inside))
                .filteredOn(Guidance::safe)
                .extracting(Guidance::channel)
                .containsExactly(Channel.PHONE);
        assertThat(SafeContactPolicy.at(SafeContact.NOTHING_SAFE, inside))
                .extracting(Guidance::verdict)
                .containsOnly(Verdict.DO_NOT_USE)
                .hasSize(Channel.values().length);
    }

    @Test
    void eachFlagOpensItsOwnChannel() {
        Instant inside = Instant.parse("2026-03-03T10:00:00Z");
        for (int i = 0; i < 6; i++) {
            SafeContact safe = new SafeContact(
                    i == 0, i == 1, i == 2, i == 3, i == 4, i == 5, List.of(TUESDAY_MORNING), null, null, null, null);
            assertThat(SafeContactPolicy.at(safe, inside))
                    .filteredOn(Guidance::safe)
                    .extracting(Guidance::channel)
                    .containsExactly(Channel.values()[i]);
        }
    }

    @Test
    void noWindowMeansNoTime() {
        assertThat(SafeContactPolicy.at(phone(), Channel.PHONE, Instant.parse("2026-03-03T10:00:00Z")))
                .isEqualTo(new Guidance(Channel.PHONE, Verdict.DO_NOT_USE, null));
    }

    @Test
    void untilMidnightIsTheEndOfTheDayAndBackwardsIsNever() {
        SafeWindow late = new SafeWindow(DayOfWeek.TUESDAY, LocalTime.of(22, 0), LocalTime.MIDNIGHT);
        SafeWindow backwards = new SafeWindow(DayOfWeek.TUESDAY, LocalTime.of(12, 0), LocalTime.of(9, 0));

        assertThat(SafeContactPolicy.at(phone(late), Channel.PHONE, Instant.parse("2026-03-03T23:59:59Z"))
                        .safe())
                .isTrue();
        assertThat(SafeContactPolicy.at(phone(late), Channel.PHONE, Instant.parse("2026-03-04T00:00:00Z"))
                        .safe())
                .isFalse();
        assertThat(SafeContactPolicy.at(phone(backwards), Channel.PHONE, Instant.parse("2026-03-03T13:00:00Z"))
                        .verdict())
                .isEqualTo(Verdict.DO_NOT_USE);
    }

    @Test
    void aWindowThatTheClockChangeSwallowsIsNotPromised() {
        SafeWindow swallowed = new SafeWindow(DayOfWeek.SUNDAY, LocalTime.of(1, 15), LocalTime.of(1, 45));

        Guidance guidance =
                SafeContactPolicy.at(phone(swallowed), Channel.PHONE, Instant.parse("2026-03-28T12:00:00Z"));

        assertThat(guidance.notBefore()).isEqualTo(Instant.parse("2026-04-05T00:15:00Z"));
    }

    /** Against the definition: the promised moment is safe, and no minute before it is. */
    @Test
    void notBeforeIsTheFirstSafeMinute() {
        Random random = new Random(360);
        for (int round = 0; round < 60; round++) {
            SafeWindow[] windows = new SafeWindow[1 + random.nextInt(3)];
            for (int i = 0; i < windows.length; i++) {
                int from = random.nextInt(23 * 4);
                windows[i] = new SafeWindow(
                        DayOfWeek.of(1 + random.nextInt(7)),
                        LocalTime.of(from / 4, from % 4 * 15),
                        LocalTime.of((from + 3) / 4, (from + 3) % 4 * 15));
            }
            Instant moment = Instant.parse("2026-03-20T00:00:00Z").plusSeconds(random.nextInt(300 * 24 * 60) * 60L);
            Guidance guidance = SafeContactPolicy.at(phone(windows), Channel.PHONE, moment);

            Instant first = moment;
            while (!safe(windows, first)) {
                first = first.plus(Duration.ofMinutes(1));
            }
            assertThat(guidance.safe()).isEqualTo(first.equals(moment));
            assertThat(guidance.notBefore()).isEqualTo(first.equals(moment) ? null : first);
        }
    }

    private static boolean safe(SafeWindow[] windows, Instant moment) {
        ZonedDateTime local = moment.atZone(ZoneId.of("Europe/London"));
        int minute = local.getHour() * 60 + local.getMinute();
        for (SafeWindow window : windows) {
            if (local.getDayOfWeek() == window.day()
                    && minute >= window.from().toSecondOfDay() / 60
                    && minute < window.until().toSecondOfDay() / 60) {
                return true;
            }
        }
        return false;
    }

    private static SafeContact phone(SafeWindow... windows) {
        return new SafeContact(true, false, false, false, false, false, List.of(windows), null, null, null, null);
    }
}
