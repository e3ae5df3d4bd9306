package org.project360.intake.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names and addresses as they are compared: letters and digits of any script, lower case. Accents go from Latin letters
 * alone: in other scripts the marks are vowels.
 */
final class Normal {

    private static final Pattern ACCENT = Pattern.compile("(?<=\\p{IsLatin})\\p{M}+");
    private static final Pattern NOISE = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private Normal() {}

    static String name(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        String plain = NOISE.matcher(ACCENT.matcher(decomposed).replaceAll("")).replaceAll("");
        return plain.toLowerCase(Locale.ROOT);
    }

    /** Empty where there is no postcode. */
    static String postcode(@Nullable String text) {
        if (text == null) {
            return "";
        }
        StringBuilder kept = new StringBuilder(8);
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                kept.append(Character.toUpperCase(text.charAt(i)));
            }
        }
        return kept.toString();
    }
}
