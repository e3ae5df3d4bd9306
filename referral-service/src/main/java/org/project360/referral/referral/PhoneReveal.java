package org.project360.referral.referral;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** Somebody was shown the telephone numbers of a referral. */
@Entity
class PhoneReveal {

    @Id
    private UUID id;

    private UUID referralId;
    private Instant revealedAt;
    private String revealedBy;
    private byte[] reason;

    protected PhoneReveal() {}

    PhoneReveal(UUID referralId, Stamps.Stamp stamp, byte[] sealedReason) {
        this.id = stamp.id();
        this.referralId = referralId;
        this.revealedAt = stamp.at();
        this.revealedBy = stamp.by();
        this.reason = sealedReason;
    }
}
