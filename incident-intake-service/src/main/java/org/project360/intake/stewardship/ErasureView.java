package org.project360.intake.stewardship;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.intake.stewardship.StewardRequest.State;

/** A request to erase: {@code pending}, {@code erased} or {@code withdrawn}. */
record ErasureView(
        UUID id,
        String state,
        UUID personId,
        String reasonCode,
        String requestedBy,
        Instant requestedAt,
        @Nullable String settledBy,
        @Nullable Instant settledAt) {

    static ErasureView of(StewardRequest request) {
        return new ErasureView(
                request.id(),
                request.state() == State.DONE
                        ? "erased"
                        : request.state().name().toLowerCase(Locale.ROOT),
                request.personId(),
                request.reasonCode(),
                request.requestedBy(),
                request.requestedAt(),
                request.settledBy(),
                request.settledAt());
    }
}
