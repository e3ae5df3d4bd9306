package org.project360.referral.contact;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.problem.Problem;
import org.project360.chassis.problem.Problem.FieldError;
import org.project360.referral.safecontact.Channel;

/** An attempt as its worker reports it; {@code overrideReason} where it was made outside what is safe. */
record AttemptReport(
        @NotNull Channel channel,
        @NotNull Outcome outcome,
        @NotNull Instant startedAt,
        @Nullable Instant callBackAt,
        @Nullable @Size(max = 2000) String overrideReason) {

    /** How far the clocks of two machines may differ. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(1);

    boolean overrides() {
        return overrideReason != null && !overrideReason.isBlank();
    }

    /** 422 with every error at its place. */
    void requireSensible(Instant reportedAt, Instant now) {
        List<FieldError> errors = new ArrayList<>();
        if (!outcome.possibleBy(channel)) {
            errors.add(new FieldError("/outcome", "not-of-this-channel", "The channel cannot come to this outcome."));
        }
        if (startedAt.isAfter(now.plus(CLOCK_DIFFERENCE))) {
            errors.add(new FieldError("/startedAt", "in-the-future", "An attempt is reported after it was made."));
        }
        if (startedAt.isBefore(reportedAt)) {
            errors.add(new FieldError("/startedAt", "before-the-report", "The incident had not been reported then."));
        }
        if (outcome == Outcome.SPOKE_CALL_BACK && callBackAt == null) {
            errors.add(new FieldError("/callBackAt", "missing", "Say when she wants to be called."));
        }
        if (callBackAt != null && (outcome != Outcome.SPOKE_CALL_BACK || !callBackAt.isAfter(startedAt))) {
            errors.add(new FieldError("/callBackAt", "not-a-call-back", "Only after a call that ended so, and later."));
        }
        if (!errors.isEmpty()) {
            throw Problem.unprocessable("invalid-attempt", "Correct the listed errors.", errors);
        }
    }

    @Override
    public String toString() {
        return "AttemptReport[***]";
    }
}
