package org.project360.referral.contact;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.referral.referral.Stamps;
import org.project360.referral.safecontact.Channel;

/** One attempt to reach her; never changed. */
@Entity
class ContactAttempt {

    @Id
    private UUID id;

    private UUID referralId;

    @Enumerated(EnumType.STRING)
    private Channel channel;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    private Instant startedAt;
    private Instant recordedAt;
    private String recordedBy;
    private @Nullable Instant callBackAt;
    private boolean overridden;
    private byte @Nullable [] overrideReason;

    protected ContactAttempt() {}

    ContactAttempt(UUID referralId, AttemptReport report, Stamps.Stamp stamp, byte @Nullable [] sealedOverride) {
        this.id = stamp.id();
        this.referralId = referralId;
        this.channel = report.channel();
        this.outcome = report.outcome();
        this.startedAt = report.startedAt();
        this.recordedAt = stamp.at();
        this.recordedBy = stamp.by();
        this.callBackAt = report.callBackAt();
        this.overridden = sealedOverride != null;
        this.overrideReason = sealedOverride;
    }

    UUID id() {
        return id;
    }

    Channel channel() {
        return channel;
    }

    Outcome outcome() {
        return outcome;
    }

    Instant startedAt() {
        return startedAt;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    String recordedBy() {
        return recordedBy;
    }

    @Nullable
    Instant callBackAt() {
        return callBackAt;
    }

    boolean isOverridden() {
        return overridden;
    }
}
