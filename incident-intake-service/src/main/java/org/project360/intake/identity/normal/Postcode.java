package org.project360.intake.identity.normal;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A postcode without spaces in capitals; {@code area} is the outward code of a UK one ({@code ZZ99} of {@code ZZ99 1AB}),
 * and all but the last two signs of a foreign one. Where a UK postcode needs a digit or a letter, O and 0, I and 1 are
 * read as that.
 */
public record Postcode(String text, String area, boolean british) {

    private static final Pattern BRITISH = Pattern.compile("[A-Z]{1,2}\\d[A-Z\\d]?\\d[A-Z]{2}");
    private static final int INWARD = 3;

    public static @Nullable Postcode of(@Nullable String text) {
        if (text == null || Missing.says(text)) {
            return null;
        }
        String signs = text.toUpperCase(Locale.UK).replaceAll("[^\\p{L}\\p{N}]", "");
        if (signs.isEmpty()) {
            return null;
        }
        String british = inwardMended(signs);
        if (BRITISH.matcher(british).matches()) {
            return new Postcode(british, british.substring(0, british.length() - INWARD), true);
        }
        return new Postcode(signs, signs.length() > 3 ? signs.substring(0, signs.length() - 2) : signs, false);
    }

    private static String inwardMended(String signs) {
        if (signs.length() < 5 || signs.length() > 7 || !Character.isLetter(signs.charAt(0))) {
            return signs;
        }
        int digit = signs.length() - INWARD;
        String letters = signs.substring(digit + 1).replace('0', 'O').replace('1', 'I');
        char middle = signs.charAt(digit);
        char mended = middle == 'O' ? '0' : middle == 'I' ? '1' : middle;
        return signs.substring(0, digit) + mended + letters;
    }

    @Override
    public String toString() {
        return "Postcode[***]";
    }
}
