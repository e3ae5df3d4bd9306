package org.project360.followup.schedule;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One participant's follow-up in one trial; written in batches by {@link Schedules}. */
@Entity
@Immutable
@Table(name = "follow_up_schedule")
class Schedule {

    @Id
    private UUID id;

    private UUID trialId;

    private UUID enrolledPersonId;

    private UUID personId;

    /** Of whichever of her ids: it is not stored with the schedule, for it may be known before that. */
    @Formula("(select min(u.unblinded_at) from unblinded_participant u where u.trial_id = trial_id"
            + " and u.person_id in (select p.id from participant p where p.owner_id = person_id))")
    private @Nullable Instant unblindedAt;

    protected Schedule() {}

    UUID trialId() {
        return trialId;
    }

    UUID personId() {
        return personId;
    }

    /** Since when somebody has been told her arm; null if nobody was. */
    @Nullable
    Instant unblindedAt() {
        return unblindedAt;
    }

    UUID enrolledPersonId() {
        return enrolledPersonId;
    }
}
