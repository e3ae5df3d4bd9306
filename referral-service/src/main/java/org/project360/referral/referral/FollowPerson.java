package org.project360.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.project360.referral.person.PersonFollower;

/** Referrals go where their persons go. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class FollowPerson implements PersonFollower {

    private final PlaceReferrals place;
    private final SeparateIncidents separate;
    private final EraseReferrals erase;

    FollowPerson(PlaceReferrals place, SeparateIncidents separate, EraseReferrals erase) {
        this.place = place;
        this.separate = separate;
        this.erase = erase;
    }

    @Override
    public void placed(Set<UUID> homeRefs, UUID personId, Instant at) {
        place.place(homeRefs, personId, at);
    }

    @Override
    public void separated(List<UUID> incidentIds, UUID separatedId, Set<UUID> homeRefs, UUID personId, Instant at) {
        List<Arrival> adrift = separate.separate(incidentIds, separatedId, homeRefs);
        place.place(homeRefs, personId, at);
        separate.raiseAgain(adrift);
    }

    @Override
    public void erased(Set<UUID> homeRefs, Instant at) {
        erase.erase(homeRefs, at);
    }
}
