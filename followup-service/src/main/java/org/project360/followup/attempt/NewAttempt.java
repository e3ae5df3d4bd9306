package org.project360.followup.attempt;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.project360.followup.participant.Channel;

/** An attempt to record; {@code at} is now where absent. */
record NewAttempt(
        @NotNull Channel channel,
        @Nullable Instant at,
        @NotNull AttemptOutcome outcome,
        @Nullable OverrideReason overrideReason) {}
