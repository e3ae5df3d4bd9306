package org.project360.referral.contact;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.project360.referral.clock.CaseClock;
import org.project360.referral.clock.CaseClocks;
import org.project360.referral.clock.CaseTimes;
import org.project360.referral.referral.CaseJournal;
import org.project360.referral.referral.Referral;
import org.project360.referral.safecontact.Channel;

/** What an attempt means for its case: facts, clocks and events. */
@ApplicationScoped
class CaseProgress {

    private final CaseJournal journal;
    private final CaseClocks clocks;

    CaseProgress(CaseJournal journal, CaseClocks clocks) {
        this.journal = journal;
        this.clocks = clocks;
    }

    void follow(Referral referral, ContactAttempt attempt) {
        CaseTimes times = referral.times();
        Instant at = attempt.startedAt();
        boolean firstContact = times.firstContactAt() == null;
        times.attempted(at);
        if (attempt.outcome().live()) {
            times.contacted(at);
            if (firstContact) {
                journal.contacted(referral, at);
            }
            spoke(referral, attempt);
        }
        journal.changed(
                referral,
                attempt.isOverridden() ? "contact.recorded-with-override" : "contact.recorded",
                attempt.channel() + " " + attempt.outcome().code());
    }

    private void spoke(Referral referral, ContactAttempt attempt) {
        CaseTimes times = referral.times();
        Instant at = attempt.startedAt();
        switch (attempt.outcome()) {
            case SPOKE_ENGAGED -> {
                if (times.engagedAt() == null) {
                    times.engaged(at, clocks.dueAt(CaseClock.VISIT, at));
                    journal.engaged(referral, at);
                }
            }
            case SPOKE_DECLINED -> times.declined(at);
            case SPOKE_CALL_BACK -> times.toCallBack(attempt.callBackAt());
            case SPOKE_UNSAFE_ENDED -> times.endedUnsafe(at);
            default -> {}
        }
        Instant engagedAt = times.engagedAt();
        // A cold call at the door is no visit yet: the visit clock is from engagement on.
        boolean afterEngagement = engagedAt != null && !at.isBefore(engagedAt);
        if (attempt.channel() == Channel.VISIT && afterEngagement && times.visitedAt() == null) {
            times.visited(at);
            journal.visited(referral, at);
        }
    }
}
