package org.project360.intake.identity.linkage;

import org.jspecify.annotations.Nullable;
import org.project360.intake.identity.normal.BirthDate;

/** The levels of dates of birth. A year without a day agrees with any date of that year as far as it can. */
final class BirthDateLevels {

    private BirthDateLevels() {}

    static Level of(@Nullable BirthDate a, @Nullable BirthDate b) {
        if (a == null || b == null) {
            return a == b ? Level.BOTH_MISSING : Level.ONE_MISSING;
        }
        String one = a.digits();
        String two = b.digits();
        if (one.equals(two)) {
            return Level.EQUAL;
        }
        boolean sameYear = a.year().equals(b.year());
        if (!a.isWhole() || !b.isWhole()) {
            return sameYear ? Level.YEAR : Level.DIFFERENT;
        }
        if (Texts.oneEdit(one, two)) {
            return Level.ONE_EDIT;
        }
        boolean sameMonth = a.month().equals(b.month());
        boolean sameDay = a.day().equals(b.day());
        if (sameYear && a.month().equals(b.day()) && a.day().equals(b.month())) {
            return Level.DAY_MONTH_SWAPPED;
        }
        if ((sameYear && (sameMonth || sameDay)) || (sameMonth && sameDay)) {
            return Level.TWO_PARTS;
        }
        if (differing(one, two) == 2) {
            return Level.TWO_DIGITS;
        }
        return sameYear ? Level.YEAR : Level.DIFFERENT;
    }

    private static int differing(String one, String two) {
        int count = 0;
        for (int i = 0; i < one.length(); i++) {
            if (one.charAt(i) != two.charAt(i)) {
                count++;
            }
        }
        return count;
    }
}
