package org.project360.intake.stewardship;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.PersonDetails;

/** One review with the data of both sides and what speaks for and against; {@code summary} says it in words. */
record ReviewView(
        ReviewItem review,
        String summary,
        Side person,
        List<Candidate> candidates,
        double priorBits,
        String modelVersion) {

    /**
     * Somebody: what is stored under each id, and how many incidents count for her. Nothing is left of who is erased.
     */
    record Side(
            UUID personId,
            List<Known> known,
            int incidents,
            @Nullable Instant lastOccurredAt) {}

    /** The details as the latest report told for one id has them. */
    record Known(UUID id, PersonDetails details, Instant detailsAsOf) {

        @Override
        public String toString() {
            return "Known[" + id + ", ***]";
        }
    }

    /** Whom she may be: {@code bits} of evidence with the prior, the same as {@code probability}, field by field. */
    record Candidate(Side person, double bits, double probability, List<FieldInWords> fields) {}

    /** One field: how far it agrees, the bits that speak for one person, or below zero against, and both in words. */
    record FieldInWords(String field, String level, double bits, String words) {}
}
