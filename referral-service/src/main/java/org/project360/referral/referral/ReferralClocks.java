package org.project360.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.project360.contracts.referral.CaseProgressed.Stage;
import org.project360.referral.clock.CaseClock;
import org.project360.referral.clock.ClockStep;
import org.project360.referral.clock.ClockedCases;

/** Referrals as the clocks see them. The visit clock is told to the team alone: the trial measures the contact clock. */
@ApplicationScoped
class ReferralClocks implements ClockedCases {

    private final Referrals referrals;
    private final CaseJournal journal;

    ReferralClocks(Referrals referrals, CaseJournal journal) {
        this.referrals = referrals;
        this.journal = journal;
    }

    @Override
    public Collection<UUID> lockFree(Collection<UUID> referralIds) {
        return referrals.lockFree(referralIds).stream().map(Referral::id).toList();
    }

    @Override
    public boolean ranAt(UUID referralId, CaseClock clock, Instant at) {
        return referrals.findById(referralId).times().ranAt(clock, at);
    }

    @Override
    public void passed(List<Passed> steps) {
        Set<Referral> changed = new LinkedHashSet<>();
        for (Passed step : steps) {
            // Locked before, so it is in the session: no query.
            Referral referral = referrals.findById(step.referralId());
            changed.add(referral);
            boolean breach = step.step() == ClockStep.BREACH;
            if (breach) {
                referral.times().breached(step.clock(), step.dueAt());
            }
            if (step.clock() == CaseClock.CONTACT) {
                Stage stage = breach ? Stage.BREACHED : Stage.ESCALATED;
                journal.stepPassed(referral, stage, step.dueAt(), step.step().percent());
            }
        }
        journal.show(changed);
    }
}
