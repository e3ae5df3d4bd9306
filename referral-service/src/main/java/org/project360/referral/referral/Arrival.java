package org.project360.referral.referral;

import java.time.Instant;
import java.util.UUID;
import org.project360.contracts.intake.ReferralRequested;

/** A request with the times of its way here. */
record Arrival(ReferralRequested request, Instant publishedAt, Instant receivedAt) {

    /** The same for another person: the one it truly is about. */
    static Arrival again(ReferralRequested r, UUID personId, Instant receivedAt) {
        ReferralRequested about = new ReferralRequested(
                r.incidentId(),
                personId,
                r.trialId(),
                r.allocationId(),
                r.force(),
                r.incidentReference(),
                r.occurredAt(),
                r.reportedAt(),
                r.requestedAt(),
                r.grade(),
                r.relationship(),
                r.victim(),
                r.safeContact(),
                r.perpetrators(),
                r.children());
        return new Arrival(about, r.requestedAt(), receivedAt);
    }

    @Override
    public String toString() {
        return "Arrival[***]";
    }
}
