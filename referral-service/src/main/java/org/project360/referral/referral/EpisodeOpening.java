package org.project360.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.project360.chassis.crypto.Envelopes;
import org.project360.chassis.time.Ids;
import org.project360.contracts.intake.ReferralRequested;
import org.project360.referral.clock.CaseClock;
import org.project360.referral.clock.CaseClocks;
import org.project360.referral.clock.CaseTimes;
import org.project360.referral.clock.ClockConfig;
import org.project360.referral.clock.LateHop;
import org.project360.referral.person.PersonRefs;

/** Makes the referral of a new episode. */
@ApplicationScoped
class EpisodeOpening {

    /** Crockford's alphabet: nothing that sounds or looks like another. */
    private static final String SPOKEN = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final Ids ids;
    private final Envelopes envelopes;
    private final PersonRefs refs;
    private final CaseClocks clocks;
    private final ClockConfig config;

    EpisodeOpening(Ids ids, Envelopes envelopes, PersonRefs refs, CaseClocks clocks, ClockConfig config) {
        this.ids = ids;
        this.envelopes = envelopes;
        this.refs = refs;
        this.clocks = clocks;
        this.config = config;
    }

    Referral open(Arrival arrival, UUID personId, int episode) {
        ReferralRequested request = arrival.request();
        UUID id = ids.next();
        Referral.Subject subject = new Referral.Subject(personId, request.personId(), refs.of(request.personId()));
        Referral referral = new Referral(id, reference(id), subject, episode, request, envelopes.newPersonKey());
        // PostgreSQL keeps microseconds; the clock must be of what it gives back.
        Instant reportedAt = request.reportedAt().truncatedTo(ChronoUnit.MICROS);
        Instant dueAt = clocks.dueAt(CaseClock.CONTACT, reportedAt);
        referral.arrived(
                arrival.receivedAt(),
                new CaseTimes(reportedAt, dueAt),
                LateHop.of(
                        dueAt, config.lateUnder(), request.requestedAt(), arrival.publishedAt(), arrival.receivedAt()));
        return referral;
    }

    /** Fifty random bits of the id, as one says them on the telephone. */
    private static String reference(UUID id) {
        long bits = id.getLeastSignificantBits();
        StringBuilder text = new StringBuilder("R-");
        for (int i = 0; i < 10; i++) {
            text.append(SPOKEN.charAt((int) (bits >>> (5 * i)) & 31));
            if (i == 4) {
                text.append('-');
            }
        }
        return text.toString();
    }
}
