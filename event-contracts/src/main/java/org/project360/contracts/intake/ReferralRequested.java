package org.project360.contracts.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.Relationship;
import org.project360.contracts.RiskGrade;
import org.project360.contracts.SafeContact;

/** A treatment participant's details for the specialist team. Encrypted on its topic; treatment arm only. */
public record ReferralRequested(
        UUID incidentId,
        UUID personId,
        UUID trialId,
        UUID allocationId,
        String force,
        String incidentReference,
        Instant occurredAt,
        Instant reportedAt,
        Instant requestedAt,
        RiskGrade grade,
        Relationship relationship,
        PersonDetails victim,
        SafeContact safeContact,
        List<PersonDetails> perpetrators,
        List<PersonDetails> children) {

    @Override
    public String toString() {
        return "ReferralRequested[***]";
    }
}
