package org.project360.intake.stewardship;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.project360.intake.identity.Review;
import org.project360.intake.identity.linkage.FieldScore;
import org.project360.intake.identity.linkage.Level;
import org.project360.intake.identity.linkage.Log2;
import org.project360.intake.identity.linkage.Reason;

/** Says what speaks for and against one person, without quoting a value. */
final class ReviewInWords {

    private static final Map<Level, String> LEVELS = new EnumMap<>(Map.ofEntries(
            Map.entry(Level.EQUAL, "is the same"),
            Map.entry(Level.SWAPPED, "stands where the other name stood"),
            Map.entry(Level.NICKNAME, "is a short form of the other"),
            Map.entry(Level.INITIAL, "is the initial of the other"),
            Map.entry(Level.ONE_EDIT, "differs by one letter or digit"),
            Map.entry(Level.PART, "is partly the same"),
            Map.entry(Level.SOUND, "sounds the same"),
            Map.entry(Level.SIMILAR, "is similar"),
            Map.entry(Level.DAY_MONTH_SWAPPED, "has day and month swapped"),
            Map.entry(Level.TWO_PARTS, "has two of three parts in common"),
            Map.entry(Level.TWO_DIGITS, "differs by two digits"),
            Map.entry(Level.YEAR, "has the year in common"),
            Map.entry(Level.AREA, "is of the same area"),
            Map.entry(Level.LOCAL_PART, "is the same up to the at sign"),
            Map.entry(Level.DIFFERENT, "is different"),
            Map.entry(Level.ONE_MISSING, "is known of one of them only"),
            Map.entry(Level.BOTH_MISSING, "is known of neither")));

    private static final Map<Reason, String> REASONS = new EnumMap<>(Map.of(
            Reason.BELOW_THRESHOLD, "the evidence is not strong enough to be certain",
            Reason.TOO_LITTLE_EVIDENCE, "it is of one kind only, and two kinds are wanted",
            Reason.OTHER_OF_HOUSEHOLD, "one description looks like somebody else of the same household",
            Reason.WEAKEST_LINK, "one earlier description of that person disagrees too much",
            Reason.TOO_CLOSE_TO_ANOTHER, "somebody else is nearly as likely"));

    private ReviewInWords() {}

    static String summary(Review review, List<Review.Candidate> candidates) {
        String reason = REASONS.getOrDefault(review.reason(), review.reason().name());
        if (candidates.isEmpty()) {
            return "Nobody is left whom she may be.";
        }
        String others = candidates.size() == 1
                ? ""
                : " There %s %d more whom she may be."
                        .formatted(candidates.size() == 2 ? "is" : "are", candidates.size() - 1);
        return "She may be somebody known, with a probability of %s; it is not certain because %s.%s"
                .formatted(percent(candidates.get(0).bits()), reason, others);
    }

    static ReviewView.FieldInWords field(FieldScore score) {
        return new ReviewView.FieldInWords(score.field(), score.level().name(), score.bits(), words(score));
    }

    private static String words(FieldScore score) {
        String what = score.field().equals("household")
                ? "That people of one household have much in common"
                : "The " + score.field().replace('_', ' ') + " " + LEVELS.getOrDefault(score.level(), "was compared");
        return what + ": " + weight(score.bits());
    }

    private static String weight(double bits) {
        if (Math.abs(bits) < 0.05) {
            return "says nothing.";
        }
        return String.format(Locale.ROOT, "%.1f bits %s one person.", Math.abs(bits), bits > 0 ? "for" : "against");
    }

    private static String percent(double bits) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * Log2.probability(bits));
    }
}
