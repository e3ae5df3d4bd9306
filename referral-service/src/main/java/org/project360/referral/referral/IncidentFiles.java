package org.project360.referral.referral;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.project360.chassis.crypto.Envelopes;
import org.project360.contracts.intake.ReferralRequested;

/** The incidents of episodes, their details sealed under the key of the referral. */
@ApplicationScoped
class IncidentFiles implements PanacheRepositoryBase<ReferralIncident, UUID> {

    private final Envelopes envelopes;

    IncidentFiles(Envelopes envelopes) {
        this.envelopes = envelopes;
    }

    void add(Referral referral, Arrival arrival) {
        ReferralRequested request = arrival.request();
        byte[] sealed = envelopes.seal(referral.key(), context(request.incidentId()), request);
        persist(new ReferralIncident(referral.id(), request, arrival.receivedAt(), sealed));
    }

    ReferralRequested open(Referral referral, ReferralIncident incident) {
        return envelopes.open(
                referral.key(), context(incident.incidentId()), incident.details(), ReferralRequested.class);
    }

    /** Newest report first. */
    List<ReferralIncident> of(Referral referral) {
        return list("referralId = ?1 order by reportedAt desc, incidentId", referral.id());
    }

    List<ReferralIncident> among(Collection<UUID> incidentIds) {
        return list("incidentId in ?1", incidentIds);
    }

    private static String context(UUID incidentId) {
        return "referral-incident/" + incidentId;
    }
}
