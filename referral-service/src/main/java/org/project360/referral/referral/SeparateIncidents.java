package org.project360.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.project360.referral.person.PersonRefs;

/**
 * Incidents that came for one person and belong to another. The incident that opened an episode takes the episode with
 * it; one that had joined leaves, and is raised again for whom it is about.
 */
@ApplicationScoped
class SeparateIncidents {

    private final Referrals referrals;
    private final IncidentFiles files;
    private final RaiseReferral raise;
    private final PersonRefs refs;

    SeparateIncidents(Referrals referrals, IncidentFiles files, RaiseReferral raise, PersonRefs refs) {
        this.referrals = referrals;
        this.files = files;
        this.raise = raise;
        this.refs = refs;
    }

    /** Lets the incidents go; returns what must be raised again once everything is in its place. */
    List<Arrival> separate(List<UUID> incidentIds, UUID separatedId) {
        if (incidentIds.isEmpty()) {
            return List.of();
        }
        Set<UUID> theirs = new HashSet<>(incidentIds);
        Set<UUID> referralIds = files.among(incidentIds).stream()
                .map(ReferralIncident::referralId)
                .collect(Collectors.toSet());
        Map<UUID, Referral> touched = referrals.lock(referralIds).stream()
                .filter(r -> !r.isErased() && !r.homePersonId().equals(separatedId))
                .collect(Collectors.toMap(Referral::id, Function.identity()));
        List<Arrival> adrift = new ArrayList<>();
        for (Referral referral : touched.values()) {
            UUID stays = referral.homePersonId();
            boolean goes = theirs.contains(referral.incidentId());
            for (ReferralIncident incident : files.of(referral)) {
                boolean opening = incident.incidentId().equals(referral.incidentId());
                boolean hers = theirs.contains(incident.incidentId());
                if (!opening && hers != goes) {
                    adrift.add(Arrival.again(
                            files.open(referral, incident), hers ? separatedId : stays, incident.receivedAt()));
                    files.delete(incident);
                }
            }
            if (goes) {
                referral.comeHomeTo(separatedId, refs.of(separatedId));
            }
        }
        files.flush();
        return adrift;
    }

    void raiseAgain(List<Arrival> adrift) {
        if (!adrift.isEmpty()) {
            raise.raise(adrift);
        }
    }
}
