package org.project360.notification.school;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Names of schools and towns made comparable. Case, accents, punctuation, St/Saint, the ways to write Church of England
 * and the ampersand do not tell schools apart; every other word does, Primary, Infant, Junior and Academy among them.
 */
public final class SchoolNames {

    private static final Pattern APOSTROPHES = Pattern.compile("['\u2018\u2019\u02bc`\u00b4]");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern PUNCTUATION = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern CHURCH_OF_ENGLAND =
            Pattern.compile("\\b(?:church of england|c of e|c o f e|cofe|coe|c e|ce)\\b");
    private static final Pattern SAINT = Pattern.compile("\\bsaint\\b");

    private SchoolNames() {}

    /** The comparable form of a name: lower case words with one blank between. */
    public static String key(String name) {
        String text = APOSTROPHES.matcher(name).replaceAll("");
        text = MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
        text = text.toLowerCase(Locale.ROOT).replace("&", " and ");
        text = PUNCTUATION.matcher(text).replaceAll(" ").strip();
        text = CHURCH_OF_ENGLAND.matcher(text).replaceAll("cofe");
        return SAINT.matcher(text).replaceAll("st");
    }

    /** The outward code of a UK postcode: what stands before its last three characters. */
    public static @Nullable String outward(@Nullable String postcode) {
        if (postcode == null) {
            return null;
        }
        String compact = postcode.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        return compact.length() < 5 ? null : compact.substring(0, compact.length() - 3);
    }
}
