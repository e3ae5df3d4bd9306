package org.project360.followup.participant;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;
import org.project360.chassis.event.RejectedEvent;
import org.project360.contracts.intake.PersonMerged;

/** Two ids are one person: she keeps one schedule a trial, and what she asked under either id holds. */
@ApplicationScoped
class MergeParticipants {

    private final Redirects redirects;
    private final Event<ParticipantsChanged> changed;

    MergeParticipants(Redirects redirects, Event<ParticipantsChanged> changed) {
        this.redirects = redirects;
        this.changed = changed;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void merge(PersonMerged merged) {
        if (merged.survivorId().equals(merged.mergedId())) {
            throw new RejectedEvent("/mergedId", "merged-with-itself", "A person cannot merge with itself.");
        }
        Set<UUID> ids = redirects.merge(merged.survivorId(), merged.mergedId(), merged.mergedAt());
        if (!ids.isEmpty()) {
            changed.fire(new ParticipantsChanged(ids, merged.mergedAt()));
        }
    }
}
