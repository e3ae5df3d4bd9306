package org.project360.intake.stewardship;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.intake.stewardship.StewardRequest.State;

/** A merge as stewards see it: {@code pending}, {@code merged}, {@code split} or {@code withdrawn}. */
record MergeView(
        UUID id,
        String state,
        UUID survivorId,
        @Nullable UUID mergedId,
        String reasonCode,
        String requestedBy,
        Instant requestedAt,
        @Nullable String settledBy,
        @Nullable Instant settledAt,
        @Nullable Instant splitAt) {

    static MergeView of(StewardRequest request, Optional<Merge> merge) {
        Instant splitAt = merge.map(Merge::splitAt).orElse(null);
        String state = request.state() != State.DONE
                ? request.state().name().toLowerCase(Locale.ROOT)
                : splitAt == null ? "merged" : "split";
        return new MergeView(
                request.id(),
                state,
                merge.map(Merge::survivorId).orElse(request.personId()),
                request.mergedId(),
                request.reasonCode(),
                request.requestedBy(),
                request.requestedAt(),
                request.settledBy(),
                request.settledAt(),
                splitAt);
    }
}
