package org.project360.intake.stewardship;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Two persons who are, or for a time were, one. */
record Merge(
        UUID id,
        UUID survivorId,
        UUID mergedId,
        String reasonCode,
        Instant mergedAt,
        @Nullable Instant splitAt) {}
