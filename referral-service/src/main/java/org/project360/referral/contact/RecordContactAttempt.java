package org.project360.referral.contact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.problem.Problem.FieldError;
import org.project360.referral.referral.CaseAccess;
import org.project360.referral.referral.ContactCards;
import org.project360.referral.referral.Referral;
import org.project360.referral.referral.ReferralState;
import org.project360.referral.referral.Stamps;
import org.project360.referral.safecontact.SafeTimes;

/** Records an attempt that was safe, or overridden with a reason, and what it means for the case. */
@ApplicationScoped
class RecordContactAttempt {

    /** An attempt and where it left the case. */
    record Recorded(AttemptView attempt, ReferralState state, String etag) {}

    private final CaseAccess access;
    private final ContactCards cards;
    private final ContactAttempts attempts;
    private final CaseProgress progress;
    private final Stamps stamps;

    RecordContactAttempt(
            CaseAccess access, ContactCards cards, ContactAttempts attempts, CaseProgress progress, Stamps stamps) {
        this.access = access;
        this.cards = cards;
        this.attempts = attempts;
        this.progress = progress;
        this.stamps = stamps;
    }

    @Transactional
    Recorded record(UUID referralId, @Nullable String ifMatch, AttemptReport report) {
        Referral referral = access.change(referralId, ifMatch);
        referral.requireOpen();
        referral.requireAssigned();
        Stamps.Stamp stamp = stamps.next();
        report.requireSensible(referral.times().reportedAt(), stamp.at());
        SafeTimes safe = cards.safeTimes(referral);
        List<FieldError> dangers = SafetyGate.dangers(safe, report);
        if (!dangers.isEmpty() && !report.overrides()) {
            throw SafetyGate.refusal(safe, stamp.at(), dangers);
        }
        ContactAttempt attempt =
                attempts.add(referral, report, stamp, dangers.isEmpty() ? null : report.overrideReason());
        progress.follow(referral, attempt);
        return new Recorded(AttemptView.of(attempt), referral.state(), access.tagAfterChange(referral));
    }
}
