package org.project360.intake.identity.normal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Forename and surname without titles; a full name is taken apart by its comma, else its last word is the surname. */
public record Names(@Nullable Words forename, @Nullable Words surname) {

    private static final Set<String> TITLES = Set.of(
            "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "rev", "revd", "sir", "dame", "lady", "lord", "master", "pc",
            "sgt");
    private static final Set<String> SUFFIXES =
            Set.of("jr", "jnr", "junior", "sr", "snr", "senior", "esq", "obe", "mbe");
    /** Written before a surname, and part of it. */
    private static final Set<String> PARTICLES = Set.of(
            "ap", "ab", "ferch", "van", "von", "der", "den", "de", "da", "dos", "del", "della", "di", "du", "la", "le",
            "al", "el", "bin", "ibn", "bint", "abu", "mac", "mc", "o", "st", "san", "ter", "ten");

    public static final Names NONE = new Names(null, null);

    public static Names of(@Nullable String forename, @Nullable String surname) {
        return new Names(Words.of(untitled(forename)), Words.of(untitled(surname)));
    }

    public static Names ofFull(@Nullable String full) {
        if (full == null || Missing.says(full)) {
            return NONE;
        }
        int comma = full.indexOf(',');
        if (comma > 0 && comma < full.length() - 1) {
            return of(full.substring(comma + 1), full.substring(0, comma));
        }
        List<String> words = untitled(full);
        int start = startOfSurname(words);
        return new Names(Words.of(words.subList(0, start)), Words.of(words.subList(start, words.size())));
    }

    private static int startOfSurname(List<String> words) {
        int start = words.size() - 1;
        while (start > 1 && PARTICLES.contains(words.get(start - 1))) {
            start--;
        }
        return Math.max(start, 0);
    }

    /** Without titles and suffixes, unless nothing else is there. */
    private static List<String> untitled(@Nullable String text) {
        if (text == null || Missing.says(text)) {
            return List.of();
        }
        List<String> words = Letters.words(text);
        List<String> kept = new ArrayList<>(words);
        if (kept.size() > 1 && TITLES.contains(kept.get(0))) {
            kept.remove(0);
        }
        if (kept.size() > 1 && SUFFIXES.contains(kept.get(kept.size() - 1))) {
            kept.remove(kept.size() - 1);
        }
        return kept;
    }

    @Override
    public String toString() {
        return "Names[***]";
    }
}
