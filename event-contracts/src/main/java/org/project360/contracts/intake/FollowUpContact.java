package org.project360.contracts.intake;

import java.time.Instant;
import java.util.UUID;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.SafeContact;

/** How to reach a participant for follow-up. Encrypted on its topic; both arms, same shape, same moment. */
public record FollowUpContact(
        UUID personId,
        UUID trialId,
        UUID incidentId,
        Instant issuedAt,
        PersonDetails participant,
        SafeContact safeContact) {

    @Override
    public String toString() {
        return "FollowUpContact[***]";
    }
}
