package org.project360.notification.school.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.project360.notification.school.calendar.CalendarEntry.Kind;

class NextOpenDayTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    private final BankHolidays bankHolidays = new BankHolidays();
    private final NextOpenDay nextOpenDay = new NextOpenDay(LocalTime.of(8, 30));

    /** Terms of a local authority, the school's own INSET day, a snow day. */
    private final List<CalendarEntry> localAuthority = List.of(
            term("2026-01-05", "2026-02-13"),
            term("2026-02-23", "2026-03-27"),
            term("2026-04-13", "2026-05-22"),
            term("2026-06-01", "2026-07-21"),
            term("2026-09-03", "2026-10-23"),
            term("2026-11-02", "2026-12-18"));

    private final List<CalendarEntry> school =
            List.of(entry(Kind.INSET, "2026-06-26", "2026-06-26"), entry(Kind.CLOSURE, "2026-01-13", "2026-01-14"));

    @ParameterizedTest(name = "{3}")
    @CsvSource({
        "2026-03-03T02:00, 2026-03-03T08:30, UTC, the small hours of a school day",
        "2026-03-03T08:29, 2026-03-03T08:30, UTC, a minute before school",
        "2026-03-03T08:30, 2026-03-04T08:30, UTC, the very opening is too late for that day",
        "2026-03-03T11:00, 2026-03-04T08:30, UTC, during the school day",
        "2026-03-06T22:00, 2026-03-09T08:30, UTC, Friday evening",
        "2026-05-01T22:00, 2026-05-05T08:30, +01:00, Friday evening before the early May bank holiday",
        "2026-07-21T16:00, 2026-09-03T08:30, +01:00, the first evening of the summer holidays",
        "2026-08-12T03:00, 2026-09-03T08:30, +01:00, in the summer holidays",
        "2026-02-14T12:00, 2026-02-23T08:30, UTC, half term",
        "2026-06-25T20:00, 2026-06-29T08:30, +01:00, the evening before an INSET day on a Friday",
        "2026-01-12T20:00, 2026-01-15T08:30, UTC, the evening before two days of snow",
        "2026-03-28T23:30, 2026-04-13T08:30, +01:00, the night the clocks go forward: Easter holidays",
        "2026-12-24T10:00, 2026-12-29T08:30, UTC, Christmas with no term known after: the first day that is no bank holiday",
        "2027-01-04T10:00, 2027-01-05T08:30, UTC, after the last known term: unknown is open",
        "2025-12-30T10:00, 2025-12-31T08:30, UTC, before the first known term: unknown is open",
    })
    void vectors(LocalDateTime reported, LocalDateTime opening, String offset, String what) {
        assertThat(next(reported, new SchoolCalendar(bankHolidays::on, localAuthority, school)))
                .as(what)
                .isEqualTo(opening.atZone(ZoneId.of(offset)).toInstant());
    }

    @ParameterizedTest
    @CsvSource({
        // Sunday 29 March 2026, 01:00 UTC: forward; Sunday 25 October 2026, 01:00 UTC: back.
        "2026-03-27T23:00:00Z, 2026-03-30T07:30:00Z",
        "2026-03-29T00:59:59Z, 2026-03-30T07:30:00Z",
        "2026-03-29T01:00:00Z, 2026-03-30T07:30:00Z",
        "2026-10-23T22:00:00Z, 2026-10-26T08:30:00Z",
        "2026-10-25T00:30:00Z, 2026-10-26T08:30:00Z",
        "2026-10-25T01:30:00Z, 2026-10-26T08:30:00Z",
        "2026-10-26T08:29:59.999Z, 2026-10-26T08:30:00Z",
    })
    void clockChanges(Instant reported, Instant opening) {
        assertThat(nextOpenDay.after(reported, unknown())).isEqualTo(opening);
    }

    @Test
    void theSchoolsOwnTermsStandInPlaceOfTheLocalAuthoritys() {
        List<CalendarEntry> own = List.of(term("2026-09-07", "2026-10-16"), term("2026-10-26", "2026-12-11"));

        SchoolCalendar calendar = new SchoolCalendar(bankHolidays::on, localAuthority, own);

        assertThat(next(LocalDateTime.parse("2026-10-17T10:00"), calendar))
                .isEqualTo(Instant.parse("2026-10-26T08:30:00Z"));
        assertThat(calendar.isOpen(LocalDate.parse("2026-10-23"))).isFalse();
        assertThat(calendar.isOpen(LocalDate.parse("2026-08-12")))
                .as("before its first known term")
                .isTrue();
    }

    @Test
    void aGapLongerThanAnyHolidayIsAMissingTermAndCountsAsOpen() {
        LocalDate first = LocalDate.parse("2026-01-30");
        SchoolCalendar longest = gap(first, SchoolCalendar.LONGEST_HOLIDAY);
        SchoolCalendar longer = gap(first, SchoolCalendar.LONGEST_HOLIDAY + 1);

        assertThat(longest.isOpen(first.plusDays(3))).isFalse();
        assertThat(longer.isOpen(first.plusDays(3))).isTrue();
    }

    @Test
    void anOverrideOpensABankHolidayAndClosesAnotherDay() {
        Set<LocalDate> extra = Set.of(LocalDate.parse("2026-06-05"));
        SchoolCalendar calendar = new SchoolCalendar(extra::contains, List.of(), List.of());

        assertThat(calendar.isOpen(LocalDate.parse("2026-06-05"))).isFalse();
        assertThat(calendar.isOpen(LocalDate.parse("2026-05-25"))).isTrue();
    }

    @Test
    void aCalendarClosedForeverStillGivesADeadline() {
        SchoolCalendar closed = new SchoolCalendar(day -> true, List.of(), List.of());

        assertThat(next(LocalDateTime.parse("2026-03-03T11:00"), closed))
                .isEqualTo(Instant.parse("2026-03-04T08:30:00Z"));
    }

    /** Whatever the calendar: an opening on an open day, after the report, and no opening of an open day between. */
    @Test
    void isTheFirstOpeningThereIs() {
        Random random = new Random(360);
        for (int round = 0; round < 2_000; round++) {
            List<CalendarEntry> la = randomEntries(random);
            List<CalendarEntry> own = randomEntries(random);
            SchoolCalendar calendar = new SchoolCalendar(bankHolidays::on, la, own);
            Instant reported = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(365 * 86_400));

            Instant opening = nextOpenDay.after(reported, calendar);

            assertThat(opening).as("seed 360 round %d", round).isEqualTo(bruteForce(reported, la, own));
        }
    }

    /** Minute by minute; the calendar's rules written a second time, day by day. */
    private Instant bruteForce(Instant reported, List<CalendarEntry> la, List<CalendarEntry> own) {
        Instant minute = reported.plusSeconds(60 - reported.getEpochSecond() % 60);
        while (true) {
            LocalDateTime local = LocalDateTime.ofInstant(minute, LONDON);
            if (local.getHour() == 8 && local.getMinute() == 30 && open(local.toLocalDate(), la, own)) {
                return minute;
            }
            minute = minute.plusSeconds(60);
        }
    }

    private boolean open(LocalDate day, List<CalendarEntry> la, List<CalendarEntry> own) {
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY
                || day.getDayOfWeek() == DayOfWeek.SUNDAY
                || bankHolidays.on(day)) {
            return false;
        }
        List<CalendarEntry> both = new ArrayList<>(la);
        both.addAll(own);
        if (both.stream().anyMatch(e -> e.kind() != Kind.TERM && within(day, e))) {
            return false;
        }
        boolean hasOwn = own.stream().anyMatch(e -> e.kind() == Kind.TERM);
        List<CalendarEntry> terms =
                (hasOwn ? own : la).stream().filter(e -> e.kind() == Kind.TERM).toList();
        if (terms.stream().anyMatch(e -> within(day, e))) {
            return true;
        }
        int back = 0;
        for (LocalDate d = day; back <= 400 && !anyWithin(d, terms); d = d.minusDays(1)) {
            back++;
        }
        int ahead = 0;
        for (LocalDate d = day; ahead <= 400 && !anyWithin(d, terms); d = d.plusDays(1)) {
            ahead++;
        }
        return back > 400 || ahead > 400 || back + ahead - 1 > SchoolCalendar.LONGEST_HOLIDAY;
    }

    private static boolean anyWithin(LocalDate day, List<CalendarEntry> entries) {
        return entries.stream().anyMatch(e -> within(day, e));
    }

    private static boolean within(LocalDate day, CalendarEntry entry) {
        return day.compareTo(entry.from()) >= 0 && day.compareTo(entry.until()) <= 0;
    }

    private static List<CalendarEntry> randomEntries(Random random) {
        List<CalendarEntry> entries = new ArrayList<>();
        for (int i = random.nextInt(7); i > 0; i--) {
            LocalDate from = LocalDate.of(2025, 12, 1).plusDays(random.nextInt(420));
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            int days = kind == Kind.TERM ? random.nextInt(60) : random.nextInt(4);
            entries.add(new CalendarEntry(kind, from, from.plusDays(days), null));
        }
        return entries;
    }

    private SchoolCalendar gap(LocalDate lastDay, long days) {
        LocalDate nextTerm = lastDay.plusDays(days + 1);
        return new SchoolCalendar(
                day -> false,
                List.of(),
                List.of(
                        new CalendarEntry(Kind.TERM, lastDay.minusDays(20), lastDay, null),
                        new CalendarEntry(Kind.TERM, nextTerm, nextTerm.plusDays(20), null)));
    }

    private Instant next(LocalDateTime reported, SchoolCalendar calendar) {
        return nextOpenDay.after(reported.atZone(LONDON).toInstant(), calendar);
    }

    private SchoolCalendar unknown() {
        return new SchoolCalendar(bankHolidays::on, List.of(), List.of());
    }

    private static CalendarEntry term(String from, String until) {
        return entry(Kind.TERM, from, until);
    }

    private static CalendarEntry entry(Kind kind, String from, String until) {
        return new CalendarEntry(kind, LocalDate.parse(from), LocalDate.parse(until), null);
    }
}
