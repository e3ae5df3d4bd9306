package org.project360.followup.schedule;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

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

    protected Schedule() {}

    UUID trialId() {
        return trialId;
    }

    UUID personId() {
        return personId;
    }

    UUID enrolledPersonId() {
        return enrolledPersonId;
    }
}
