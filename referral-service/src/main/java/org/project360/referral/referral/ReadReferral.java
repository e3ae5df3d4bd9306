package org.project360.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.project360.contracts.intake.ReferralRequested;

/** Everything about a referral but telephone numbers; every read is in the audit. */
@ApplicationScoped
class ReadReferral {

    private final CaseAccess access;
    private final IncidentFiles files;
    private final ContactCards cards;
    private final CaseJournal journal;
    private final InstantSource clock;

    ReadReferral(CaseAccess access, IncidentFiles files, ContactCards cards, CaseJournal journal, InstantSource clock) {
        this.access = access;
        this.files = files;
        this.cards = cards;
        this.journal = journal;
        this.clock = clock;
    }

    @Transactional
    ReferralDetail read(UUID id) {
        Referral referral = access.read(id);
        List<ReferralIncident> incidents = files.of(referral);
        ReferralRequested newest = files.open(referral, incidents.get(0));
        journal.seen(referral, "referral.read", "");
        return ReferralDetail.of(
                referral, newest, incidents, cards.safeTimes(referral).callSafety(clock.instant()));
    }
}
