package org.project360.referral.contact;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.referral.safecontact.Channel;

/** An attempt to read. */
record AttemptView(
        UUID id,
        Channel channel,
        Outcome outcome,
        Instant startedAt,
        Instant recordedAt,
        String recordedBy,
        @Nullable Instant callBackAt,
        boolean overridden) {

    /** A page of them, as it is answered. */
    record Attempts(List<AttemptView> items) {}

    static AttemptView of(ContactAttempt attempt) {
        return new AttemptView(
                attempt.id(),
                attempt.channel(),
                attempt.outcome(),
                attempt.startedAt(),
                attempt.recordedAt(),
                attempt.recordedBy(),
                attempt.callBackAt(),
                attempt.isOverridden());
    }
}
