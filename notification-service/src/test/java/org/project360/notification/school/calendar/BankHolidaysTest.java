package org.project360.notification.school.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** As published at gov.uk/bank-holidays for England and Wales. */
class BankHolidaysTest {

    private final BankHolidays bankHolidays = new BankHolidays();

    @Test
    void of2026() {
        assertThat(bankHolidays.inYear(2026))
                .isEqualTo(days(
                        "2026-01-01",
                        "2026-04-03",
                        "2026-04-06",
                        "2026-05-04",
                        "2026-05-25",
                        "2026-08-31",
                        "2026-12-25",
                        "2026-12-28"));
    }

    @Test
    void of2027() {
        assertThat(bankHolidays.inYear(2027))
                .isEqualTo(days(
                        "2027-01-01",
                        "2027-03-26",
                        "2027-03-29",
                        "2027-05-03",
                        "2027-05-31",
                        "2027-08-30",
                        "2027-12-27",
                        "2027-12-28"));
    }

    @Test
    void scottishOnesAreNone() {
        assertThat(bankHolidays.on(LocalDate.parse("2026-01-02"))).isFalse();
        assertThat(bankHolidays.on(LocalDate.parse("2026-06-15"))).isFalse();
    }

    private static Set<LocalDate> days(String... days) {
        return Arrays.stream(days).map(LocalDate::parse).collect(Collectors.toSet());
    }
}
