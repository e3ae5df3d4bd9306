package org.project360.intake.stewardship;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.project360.intake.identity.Review;
import org.project360.intake.identity.linkage.FieldScore;
import org.project360.intake.identity.linkage.Grade;
import org.project360.intake.identity.linkage.Level;
import org.project360.intake.identity.linkage.Reason;

class ReviewInWordsTest {

    @Test
    void fieldsSpeakForOrAgainst() {
        assertThat(words("birth_date", Level.ONE_EDIT, 6.0589))
                .isEqualTo("The birth date differs by one letter or digit: 6.1 bits for one person.");
        assertThat(words("surname", Level.DIFFERENT, -3.82))
                .isEqualTo("The surname is different: 3.8 bits against one person.");
        assertThat(words("email", Level.BOTH_MISSING, 0)).isEqualTo("The email is known of neither: says nothing.");
        assertThat(words("household", Level.EQUAL, -2))
                .isEqualTo("That people of one household have much in common: 2.0 bits against one person.");
    }

    @ParameterizedTest
    @EnumSource
    void everyLevelHasWords(Level level) {
        assertThat(words("town", level, 1)).doesNotContain("was compared");
    }

    @Test
    void theSummaryTellsHowLikelyAndWhyNotCertain() {
        assertThat(ReviewInWords.summary(review(Reason.TOO_CLOSE_TO_ANOTHER), List.of(candidate(1), candidate(0))))
                .isEqualTo("She may be somebody known, with a probability of 66.7 %; it is not certain because somebody"
                        + " else is nearly as likely. There is 1 more whom she may be.");
        assertThat(ReviewInWords.summary(review(Reason.CLEAR), List.of())).isEqualTo("Nobody is left whom she may be.");
    }

    private static String words(String field, Level level, double bits) {
        return ReviewInWords.field(new FieldScore(field, level, bits)).words();
    }

    private static Review.Candidate candidate(double bits) {
        return new Review.Candidate(UUID.randomUUID(), bits, List.of());
    }

    private static Review review(Reason reason) {
        return new Review(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                1,
                Grade.POSSIBLE,
                reason,
                -11,
                "assumed",
                Review.State.OPEN,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                null,
                null,
                null,
                0);
    }
}
