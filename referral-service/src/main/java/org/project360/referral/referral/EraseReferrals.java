package org.project360.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Deletes the keys of a person's referrals: what they sealed is unreadable from then on. An open one ends. */
@ApplicationScoped
class EraseReferrals {

    private final Referrals referrals;
    private final CaseJournal journal;
    private final Stamps stamps;

    EraseReferrals(Referrals referrals, CaseJournal journal, Stamps stamps) {
        this.referrals = referrals;
        this.journal = journal;
        this.stamps = stamps;
    }

    void erase(Set<UUID> homeRefs, Instant at) {
        for (Referral referral : referrals.lockAtHomeWith(homeRefs)) {
            if (referral.isErased()) {
                continue;
            }
            if (referral.isOpen()) {
                Stamps.Stamp now = stamps.next();
                referral.close(ClosureReason.OTHER, now.by(), now.at());
                journal.closed(referral, now.at(), ClosureReason.OTHER, null);
            }
            referral.erase(at);
            journal.changed(referral, "referral.erased", "");
        }
    }
}
