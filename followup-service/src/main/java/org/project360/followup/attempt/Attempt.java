package org.project360.followup.attempt;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.project360.followup.participant.Channel;

/** One attempt, as it was made. */
@Entity
@Immutable
@Table(name = "contact_attempt")
class Attempt {

    @Id
    private UUID id;

    private UUID waveId;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    private Instant attemptedAt;

    @Enumerated(EnumType.STRING)
    private AttemptOutcome outcomeCode;

    @Enumerated(EnumType.STRING)
    private @Nullable OverrideReason overrideReason;

    private String madeBy;

    private Instant recordedAt;

    protected Attempt() {}

    Attempt(
            UUID id,
            UUID waveId,
            NewAttempt made,
            Instant attemptedAt,
            @Nullable OverrideReason overrideReason,
            String madeBy,
            Instant recordedAt) {
        this.id = id;
        this.waveId = waveId;
        this.channel = made.channel();
        this.attemptedAt = attemptedAt;
        this.outcomeCode = made.outcome();
        this.overrideReason = overrideReason;
        this.madeBy = madeBy;
        this.recordedAt = recordedAt;
    }

    UUID waveId() {
        return waveId;
    }

    Instant attemptedAt() {
        return attemptedAt;
    }

    /** What is told of it. */
    record View(
            UUID attemptId,
            Channel channel,
            Instant at,
            AttemptOutcome outcome,
            @Nullable OverrideReason overrideReason,
            String madeBy) {}

    View view() {
        return new View(id, channel, attemptedAt, outcomeCode, overrideReason, madeBy);
    }
}
