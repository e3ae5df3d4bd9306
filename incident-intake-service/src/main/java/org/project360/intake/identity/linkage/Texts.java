package org.project360.intake.identity.linkage;

import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.project360.intake.identity.normal.Words;

/** Distances of short texts. */
final class Texts {

    private static final JaroWinklerSimilarity JARO_WINKLER = new JaroWinklerSimilarity();

    private Texts() {}

    /** Whether one insertion, deletion, substitution or swap of neighbours makes one of the other; not for equal texts. */
    static boolean oneEdit(String a, String b) {
        int difference = a.length() - b.length();
        if (difference < -1 || difference > 1) {
            return false;
        }
        int from = 0;
        int shorter = Math.min(a.length(), b.length());
        while (from < shorter && a.charAt(from) == b.charAt(from)) {
            from++;
        }
        int endA = a.length();
        int endB = b.length();
        while (endA > from && endB > from && a.charAt(endA - 1) == b.charAt(endB - 1)) {
            endA--;
            endB--;
        }
        int restA = endA - from;
        int restB = endB - from;
        if (restA <= 1 && restB <= 1) {
            return true;
        }
        return restA == 2 && restB == 2 && a.charAt(from) == b.charAt(from + 1) && a.charAt(from + 1) == b.charAt(from);
    }

    /** Jaro-Winkler of at least {@code least}; texts that share too few letters are not looked at closely. */
    static boolean similar(String a, String b, double least) {
        int shorter = Math.min(a.length(), b.length());
        int longer = Math.max(a.length(), b.length());
        if (longer > 3 * shorter || commonLetters(a, b) * 2 < shorter) {
            return false;
        }
        return JARO_WINKLER.apply(a, b) >= least;
    }

    /** Whether they share a word of three letters or more, or one starts or ends the other. */
    static boolean shareAPart(Words a, Words b) {
        for (String word : a.words()) {
            if (word.length() >= 3 && b.words().contains(word)) {
                return true;
            }
        }
        String one = a.joined();
        String other = b.joined();
        return Math.min(one.length(), other.length()) >= 3
                && (one.startsWith(other) || other.startsWith(one) || one.endsWith(other) || other.endsWith(one));
    }

    private static int commonLetters(String a, String b) {
        long first = letters(a);
        long second = letters(b);
        return Long.bitCount(first & second);
    }

    private static long letters(String text) {
        long set = 0;
        for (int i = 0; i < text.length(); i++) {
            set |= 1L << (text.charAt(i) & 63);
        }
        return set;
    }
}
