package org.project360.intake.identity.normal;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Lower-case words of letters and digits. Latin letters lose their accents, also those that Unicode does not decompose
 * (ł, ø, ß); in other scripts the marks are vowels and stay, but for the optional ones of Arabic, which are written by
 * some and left out by others.
 */
final class Letters {

    private static final Pattern LATIN_ACCENT = Pattern.compile("(?<=\\p{IsLatin})\\p{M}+");
    private static final Pattern ARABIC_OPTIONAL = Pattern.compile("[\\u0640\\u064B-\\u065F\\u0670]");
    private static final Pattern INSIDE_WORD = Pattern.compile("['’‘`´ʼ]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Map<Character, String> UNDECOMPOSED = Map.ofEntries(
            Map.entry('ł', "l"),
            Map.entry('ø', "o"),
            Map.entry('đ', "d"),
            Map.entry('ð', "d"),
            Map.entry('þ', "th"),
            Map.entry('ß', "ss"),
            Map.entry('æ', "ae"),
            Map.entry('œ', "oe"),
            Map.entry('ı', "i"),
            Map.entry('أ', "ا"),
            Map.entry('إ', "ا"),
            Map.entry('آ', "ا"),
            Map.entry('ى', "ي"),
            Map.entry('ة', "ه"));

    private Letters() {}

    static List<String> words(String text) {
        String folded = INSIDE_WORD.matcher(fold(text)).replaceAll("");
        String spaced = BETWEEN_WORDS.matcher(folded).replaceAll(" ").strip();
        return spaced.isEmpty() ? List.of() : List.of(spaced.split(" "));
    }

    private static String fold(String text) {
        if (isPlain(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        StringBuilder replaced = new StringBuilder(text.length());
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        for (int i = 0; i < composed.length(); i++) {
            char c = composed.charAt(i);
            replaced.append(UNDECOMPOSED.getOrDefault(c, String.valueOf(c)));
        }
        String decomposed = Normalizer.normalize(replaced, Normalizer.Form.NFKD);
        String unaccented = LATIN_ACCENT.matcher(decomposed).replaceAll("");
        return ARABIC_OPTIONAL.matcher(unaccented).replaceAll("");
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }
}
