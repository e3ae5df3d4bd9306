package org.project360.intake.identity.normal;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.commons.codec.language.DoubleMetaphone;
import org.jspecify.annotations.Nullable;

/**
 * A text as it is compared. {@code joined} is its words without spaces, so that <i>Mary-Ann</i>, <i>Mary Ann</i> and
 * <i>Maryann</i> are one; {@code sound} is the Double Metaphone code (L. Philips, 2000) of up to six letters, or the text
 * itself where it is not in Latin letters.
 */
public record Words(String joined, List<String> words, String sound) {

    private static final int SOUND_LENGTH = 6;
    private static final DoubleMetaphone METAPHONE = metaphone();

    /** Null where nothing is left to compare. */
    static @Nullable Words of(List<String> words) {
        if (words.isEmpty()) {
            return null;
        }
        String joined = words.size() == 1 ? words.get(0) : String.join("", words);
        return new Words(joined, words, soundOf(joined));
    }

    /** Null where the text is missing, or says in words that it is. */
    public static @Nullable Words of(@Nullable String text) {
        if (text == null || Missing.says(text)) {
            return null;
        }
        return of(Letters.words(text));
    }

    public char initial() {
        return joined.charAt(0);
    }

    /** Up to so many letters from the start. */
    public String start(int letters) {
        return joined.substring(0, Math.min(letters, joined.length()));
    }

    /** Up to so many letters from the end. */
    public String end(int letters) {
        return joined.substring(Math.max(0, joined.length() - letters));
    }

    private static String soundOf(String joined) {
        String latin = joined.chars()
                .filter(c -> c >= 'a' && c <= 'z')
                .mapToObj(c -> String.valueOf((char) c))
                .collect(Collectors.joining());
        if (latin.isEmpty()) {
            return joined;
        }
        String code = METAPHONE.doubleMetaphone(latin);
        return code == null || code.isEmpty() ? latin : code;
    }

    private static DoubleMetaphone metaphone() {
        DoubleMetaphone metaphone = new DoubleMetaphone();
        metaphone.setMaxCodeLen(SOUND_LENGTH);
        return metaphone;
    }

    @Override
    public String toString() {
        return "Words[***]";
    }
}
