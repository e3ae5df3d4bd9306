package org.project360.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.project360.contracts.intake.ReferralRequested;
import org.project360.referral.clock.CaseClock;
import org.project360.referral.clock.CaseClocks;

/** What an episode is after incidents of somebody else left it: as if they had never joined. */
@ApplicationScoped
class AfterLeaving {

    private final IncidentFiles files;
    private final ContactCards cards;
    private final CaseClocks clocks;
    private final CaseJournal journal;

    AfterLeaving(IncidentFiles files, ContactCards cards, CaseClocks clocks, CaseJournal journal) {
        this.files = files;
        this.cards = cards;
        this.clocks = clocks;
        this.journal = journal;
    }

    void leaving(Referral referral) {
        List<ReferralIncident> left = files.of(referral);
        ReferralIncident newest = left.get(0);
        ReferralRequested request = files.open(referral, newest);
        ContactCard card = ContactCard.of(request.victim(), request.safeContact());
        referral.haveDetails(newest.reportedAt(), request.grade(), cards.seal(referral.key(), referral.id(), card));
        Instant earliest = left.get(left.size() - 1).reportedAt();
        boolean clockMoves = !earliest.equals(referral.times().reportedAt());
        if (clockMoves) {
            referral.times().reportedEarlier(earliest, clocks.dueAt(CaseClock.CONTACT, earliest));
        }
        journal.incidentLeft(referral, clockMoves);
    }
}
