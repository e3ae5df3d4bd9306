package org.project360.referral.referral;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.project360.contracts.intake.ReferralRequested;

/** An incident of an episode with the details that came with it. */
@Entity
class ReferralIncident {

    @Id
    private UUID incidentId;

    private UUID referralId;
    private String incidentReference;
    private Instant occurredAt;
    private Instant reportedAt;
    private Instant receivedAt;
    private byte[] details;

    protected ReferralIncident() {}

    ReferralIncident(UUID referralId, ReferralRequested request, Instant receivedAt, byte[] sealedDetails) {
        this.incidentId = request.incidentId();
        this.referralId = referralId;
        this.incidentReference = request.incidentReference();
        this.occurredAt = request.occurredAt();
        this.reportedAt = request.reportedAt();
        this.receivedAt = receivedAt;
        this.details = sealedDetails;
    }

    UUID incidentId() {
        return incidentId;
    }

    UUID referralId() {
        return referralId;
    }

    String incidentReference() {
        return incidentReference;
    }

    Instant occurredAt() {
        return occurredAt;
    }

    Instant reportedAt() {
        return reportedAt;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    byte[] details() {
        return details;
    }
}
