package org.project360.intake.stewardship;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.intake.identity.Review;

/**
 * A review as it is listed and answered: codes, ids and times. {@code state} is {@code open}, {@code linked},
 * {@code kept-apart} or {@code superseded}; {@code overdue} says that her incidents are no longer waited with.
 */
record ReviewItem(
        UUID id,
        String state,
        UUID personId,
        UUID incidentId,
        String grade,
        String reason,
        Instant openedAt,
        Instant dueAt,
        boolean overdue,
        int candidates,
        @Nullable UUID mergeId,
        @Nullable String reasonCode,
        @Nullable String settledBy,
        @Nullable Instant settledAt) {

    static ReviewItem of(Review review, int candidates, Instant now) {
        return new ReviewItem(
                review.id(),
                code(review.state()),
                review.personId(),
                review.incidentId(),
                code(review.grade()),
                code(review.reason()),
                review.openedAt(),
                review.dueAt(),
                review.state() == Review.State.OPEN && !now.isBefore(review.dueAt()),
                candidates,
                review.mergeId(),
                review.reasonCode(),
                review.settledBy(),
                review.settledAt());
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
