package org.project360.intake.release;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.intake.ReferralRequested;
import org.project360.contracts.police.Child;
import org.project360.contracts.police.IncidentReported;
import org.project360.contracts.randomisation.AllocationMade;

/** An allocation with the report of its incident and the person whom its victim is now. */
record Release(AllocationMade allocation, UUID personId, IncidentReported report) {

    /** What the specialist team needs. */
    ReferralRequested referral(Instant now) {
        List<PersonDetails> children =
                report.children().stream().map(Child::person).toList();
        return new ReferralRequested(
                allocation.incidentId(),
                personId,
                allocation.trialId(),
                allocation.allocationId(),
                report.force(),
                report.incidentReference(),
                report.occurredAt(),
                report.reportedAt(),
                now,
                report.riskAssessment().highestGrade(),
                report.relationship(),
                report.victim().person(),
                report.victim().safeContactOrNothing(),
                report.perpetrators(),
                children);
    }

    @Override
    public String toString() {
        return "Release[***]";
    }
}
