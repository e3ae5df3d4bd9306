package org.project360.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.project360.contracts.intake.ReferralRequested;
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
    private final FollowRevisions revisions;
    private final PersonRefs refs;
    private final AfterLeaving after;

    SeparateIncidents(
            Referrals referrals,
            IncidentFiles files,
            RaiseReferral raise,
            FollowRevisions revisions,
            PersonRefs refs,
            AfterLeaving after) {
        this.referrals = referrals;
        this.files = files;
        this.raise = raise;
        this.revisions = revisions;
        this.refs = refs;
        this.after = after;
    }

    /**
     * Lets incidents go: those that are {@code separatedId}'s from the episodes of others, and from hers what came for
     * others while she was taken for one of them; returns what must be raised again once everything is in its place.
     *
     * @param homeRefs the separated person and everybody merged into her, as hashes
     */
    List<Arrival> separate(List<UUID> incidentIds, UUID separatedId, Set<UUID> homeRefs) {
        Set<UUID> theirs = new HashSet<>(incidentIds);
        Set<UUID> referralIds = new TreeSet<>();
        files.among(incidentIds).forEach(incident -> referralIds.add(incident.referralId()));
        referrals.lockAtHomeWith(homeRefs).forEach(r -> referralIds.add(r.id()));
        List<Arrival> adrift = new ArrayList<>();
        for (Referral referral : referrals.lock(referralIds)) {
            if (referral.isErased()) {
                continue;
            }
            List<Arrival> leaving = homeRefs.contains(refs.of(referral.homePersonId()))
                    ? notHers(referral, theirs, homeRefs)
                    : hers(referral, theirs, separatedId);
            adrift.addAll(leaving);
            if (!leaving.isEmpty()) {
                files.flush();
                after.leaving(referral);
            }
        }
        files.flush();
        return adrift;
    }

    void raiseAgain(List<Arrival> adrift) {
        if (!adrift.isEmpty()) {
            raise.raise(adrift);
            revisions.settle(adrift.stream().map(a -> a.request().incidentId()).toList());
        }
    }

    /** Of an episode of somebody else: if its opening incident is hers, all that is not leaves; else what is. */
    private List<Arrival> hers(Referral referral, Set<UUID> theirs, UUID separatedId) {
        UUID stays = referral.homePersonId();
        boolean goes = theirs.contains(referral.incidentId());
        List<Arrival> leaving = new ArrayList<>();
        for (ReferralIncident incident : files.of(referral)) {
            boolean hers = theirs.contains(incident.incidentId());
            if (!incident.incidentId().equals(referral.incidentId()) && hers != goes) {
                leaving.add(leave(incident, files.open(referral, incident), hers ? separatedId : stays));
            }
        }
        if (goes) {
            referral.comeHomeTo(separatedId, refs.of(separatedId));
        }
        return leaving;
    }

    /** Of an episode of her own: what was requested for a person who she is not. */
    private List<Arrival> notHers(Referral referral, Set<UUID> theirs, Set<UUID> homeRefs) {
        List<Arrival> leaving = new ArrayList<>();
        for (ReferralIncident incident : files.of(referral)) {
            if (!incident.incidentId().equals(referral.incidentId()) && !theirs.contains(incident.incidentId())) {
                ReferralRequested request = files.open(referral, incident);
                if (!homeRefs.contains(refs.of(request.personId()))) {
                    leaving.add(leave(incident, request, request.personId()));
                }
            }
        }
        return leaving;
    }

    private Arrival leave(ReferralIncident incident, ReferralRequested request, UUID personId) {
        files.delete(incident);
        return Arrival.again(request, personId, incident.receivedAt());
    }
}
