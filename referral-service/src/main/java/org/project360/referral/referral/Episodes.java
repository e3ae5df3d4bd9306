package org.project360.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.project360.contracts.intake.ReferralRequested;
import org.project360.referral.clock.CaseClock;
import org.project360.referral.clock.CaseClocks;

/** Opens episodes and lets further incidents join them. */
@ApplicationScoped
class Episodes {

    private final EpisodeOpening opening;
    private final Referrals referrals;
    private final IncidentFiles files;
    private final ContactCards cards;
    private final CaseClocks clocks;

    Episodes(EpisodeOpening opening, Referrals referrals, IncidentFiles files, ContactCards cards, CaseClocks clocks) {
        this.opening = opening;
        this.referrals = referrals;
        this.files = files;
        this.cards = cards;
        this.clocks = clocks;
    }

    Referral open(Arrival arrival, UUID personId, int episode) {
        Referral referral = opening.open(arrival, personId, episode);
        join(referral, arrival);
        referrals.persist(referral);
        return referral;
    }

    /** Returns whether the contact clock now starts earlier: a report from before the one that opened the episode. */
    boolean extend(Referral referral, Arrival arrival) {
        join(referral, arrival);
        Instant reportedAt = micros(arrival.request().reportedAt());
        if (!reportedAt.isBefore(referral.times().reportedAt())) {
            return false;
        }
        referral.times().reportedEarlier(reportedAt, clocks.dueAt(CaseClock.CONTACT, reportedAt));
        return true;
    }

    private void join(Referral referral, Arrival arrival) {
        ReferralRequested request = arrival.request();
        files.add(referral, arrival);
        ContactCard card = ContactCard.of(request.victim(), request.safeContact());
        referral.takeDetails(
                micros(request.reportedAt()), request.grade(), cards.seal(referral.key(), referral.id(), card));
    }

    private static Instant micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
