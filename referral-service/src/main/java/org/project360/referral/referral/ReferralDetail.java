package org.project360.referral.referral;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.Relationship;
import org.project360.contracts.RiskGrade;
import org.project360.contracts.SafeContact;
import org.project360.contracts.intake.ReferralRequested;
import org.project360.referral.clock.CaseTimes;
import org.project360.referral.safecontact.CallSafety;

/** A referral as its worker reads it; telephone numbers masked. */
record ReferralDetail(
        UUID id,
        String reference,
        ReferralState state,
        int episode,
        String force,
        RiskGrade grade,
        Times times,
        boolean receivedLate,
        @Nullable String lateHop,
        @Nullable String assignee,
        @Nullable ClosureReason closureReason,
        @Nullable UUID duplicateOf,
        CallSafety call,
        PersonDetails victim,
        SafeContact safeContact,
        Relationship relationship,
        List<PersonDetails> perpetrators,
        List<PersonDetails> children,
        List<Incident> incidents,
        String etag) {

    /** The dated facts. */
    record Times(
            Instant reportedAt,
            Instant receivedAt,
            Instant contactDueAt,
            @Nullable Instant assignedAt,
            @Nullable Instant firstAttemptAt,
            @Nullable Instant firstContactAt,
            @Nullable Instant callBackAt,
            @Nullable Instant engagedAt,
            @Nullable Instant visitDueAt,
            @Nullable Instant visitedAt,
            @Nullable Instant breachedAt,
            @Nullable Instant visitBreachedAt,
            @Nullable Instant closedAt) {}

    /** An incident of the episode. */
    record Incident(UUID incidentId, String incidentReference, Instant occurredAt, Instant reportedAt) {}

    static ReferralDetail of(Referral r, ReferralRequested details, List<ReferralIncident> incidents, CallSafety call) {
        return new ReferralDetail(
                r.id(),
                r.reference(),
                r.state(),
                r.episode(),
                r.force(),
                r.grade(),
                times(r),
                r.isReceivedLate(),
                r.lateHop() == null ? null : Codes.of(r.lateHop()),
                r.assignee(),
                r.closureReason(),
                r.duplicateOf(),
                call,
                Masked.person(details.victim()),
                Masked.safeContact(details.safeContact()),
                details.relationship(),
                details.perpetrators().stream().map(Masked::person).toList(),
                details.children().stream().map(Masked::person).toList(),
                incidents.stream()
                        .map(i -> new Incident(i.incidentId(), i.incidentReference(), i.occurredAt(), i.reportedAt()))
                        .toList(),
                org.project360.chassis.http.ETags.of(r.version()));
    }

    private static Times times(Referral r) {
        CaseTimes t = r.times();
        return new Times(
                t.reportedAt(),
                r.receivedAt(),
                t.contactDueAt(),
                r.assignedAt(),
                t.firstAttemptAt(),
                t.firstContactAt(),
                t.callBackAt(),
                t.engagedAt(),
                t.visitDueAt(),
                t.visitedAt(),
                t.breachedAt(),
                t.visitBreachedAt(),
                t.closedAt());
    }

    @Override
    public String toString() {
        return "ReferralDetail[***]";
    }
}
