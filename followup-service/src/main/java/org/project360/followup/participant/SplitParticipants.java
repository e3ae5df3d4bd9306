package org.project360.followup.participant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;
import org.project360.contracts.intake.PersonSplit;

/** A merge was wrong: both people get back what was theirs. */
@ApplicationScoped
class SplitParticipants {

    private final Redirects redirects;
    private final Event<ParticipantsChanged> changed;
    private final Event<IncidentsSeparated> separated;

    SplitParticipants(Redirects redirects, Event<ParticipantsChanged> changed, Event<IncidentsSeparated> separated) {
        this.redirects = redirects;
        this.changed = changed;
        this.separated = separated;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void split(PersonSplit split) {
        Set<UUID> ids = redirects.split(split.personId(), split.separatedId(), split.splitAt());
        if (ids.isEmpty()) {
            return;
        }
        changed.fire(new ParticipantsChanged(ids, split.splitAt()));
        separated.fire(new IncidentsSeparated(split.separatedId(), split.incidentIds()));
    }
}
