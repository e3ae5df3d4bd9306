package org.project360.simulator.report;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.project360.simulator.seed.Rng;

/**
 * Dates of birth as they are written down. The year is at most one out, so that no slip makes a child older than its
 * mother, and none a child a grown-up, which would be other faults.
 */
final class BirthDateNoise {
    private BirthDateNoise() {}

    /** One digit wrong and still a date between the days; the right date where none is found. */
    static LocalDate oneDigit(LocalDate born, LocalDate after, LocalDate before, Rng chance) {
        for (int attempt = 0; attempt < 8; attempt++) {
            StringBuilder text = new StringBuilder(born.toString());
            int place = chance.pick(List.of(3, 6, 8, 9, 9));
            int digit = text.charAt(place) - '0';
            int wrong = place == 3 ? digit + (chance.chance(0.5) ? 1 : -1) : chance.below(10);
            if (wrong < 0 || wrong > 9 || wrong == digit) {
                continue;
            }
            text.setCharAt(place, (char) ('0' + wrong));
            try {
                LocalDate slipped = LocalDate.parse(text);
                if (slipped.isAfter(after) && slipped.isBefore(before)) {
                    return slipped;
                }
            } catch (DateTimeException noSuchDay) {
                // the next attempt
            }
        }
        return born;
    }

    /** Day and month swapped, where that is a date between the days. */
    static LocalDate swapped(LocalDate born, LocalDate after, LocalDate before) {
        if (born.getDayOfMonth() > 12) {
            return born;
        }
        LocalDate swapped = LocalDate.of(born.getYear(), born.getDayOfMonth(), born.getMonthValue());
        return swapped.isAfter(after) && swapped.isBefore(before) ? swapped : born;
    }
}
