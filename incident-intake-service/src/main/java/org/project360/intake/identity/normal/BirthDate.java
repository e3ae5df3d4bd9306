package org.project360.intake.identity.normal;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * A date of birth as eight digits, year first. Digits that make no date (31 February) are kept, for one of them may be a
 * slip of a date that is known; {@code isDate} tells. Parts that are not known are zeros: {@code 19800000} is a year.
 */
public record BirthDate(String digits, boolean isDate) {

    public static BirthDate of(int year, int month, int day) {
        return new BirthDate("%04d%02d%02d".formatted(year, month, day), exists(year, month, day));
    }

    public static BirthDate of(LocalDate date) {
        return of(date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    public String year() {
        return digits.substring(0, 4);
    }

    public String month() {
        return digits.substring(4, 6);
    }

    public String day() {
        return digits.substring(6);
    }

    public boolean hasMonth() {
        return !month().equals("00");
    }

    public boolean isWhole() {
        return hasMonth() && !day().equals("00");
    }

    private static boolean exists(int year, int month, int day) {
        try {
            LocalDate.of(year, month == 0 ? 1 : month, day == 0 ? 1 : day);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "BirthDate[***]";
    }
}
