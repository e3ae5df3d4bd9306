package org.project360.intake.stewardship;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done or learnt about a person. {@code kind} is report, eligibility, allocation, requested, merged,
 * split or audit; {@code ref} is unique within the kind; {@code facts} are codes, numbers, ids and times.
 */
record TimelineEntry(
        Instant at,
        String kind,
        String ref,
        @Nullable UUID incidentId,
        @Nullable Integer version,
        @Nullable String actor,
        Object facts) {}
