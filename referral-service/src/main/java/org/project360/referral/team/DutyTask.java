package org.project360.referral.team;

import java.time.Instant;
import java.util.UUID;
import org.project360.contracts.followup.SafetyConcernRaised;
import org.project360.contracts.intake.ParticipantEscalated;

/** What the desk is asked to do about somebody of either arm: an answer at follow-up, or a later report. */
record DutyTask(UUID id, UUID personId, String kind, Instant raisedAt, Instant dueAt) {

    static DutyTask of(SafetyConcernRaised raised) {
        return new DutyTask(
                raised.concernId(), raised.personId(), raised.kind().name(), raised.raisedAt(), raised.dueAt());
    }

    static DutyTask of(ParticipantEscalated raised) {
        return new DutyTask(
                raised.escalationId(), raised.personId(), raised.trigger().name(), raised.raisedAt(), raised.dueAt());
    }
}
