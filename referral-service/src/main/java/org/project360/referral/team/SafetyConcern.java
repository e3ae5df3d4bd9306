package org.project360.referral.team;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.problem.Problem;

/** A task of the duty desk about a person of either arm, known by id alone. */
@Entity
class SafetyConcern {

    @Id
    private UUID id;

    private UUID personId;
    private UUID homePersonId;
    private UUID homePersonRef;

    private String kind;
    private Instant raisedAt;
    private Instant dueAt;
    private Instant receivedAt;
    private @Nullable Instant acknowledgedAt;
    private @Nullable String acknowledgedBy;

    protected SafetyConcern() {}

    SafetyConcern(DutyTask raised, UUID personId, UUID homePersonRef, Instant receivedAt) {
        this.id = raised.id();
        this.personId = personId;
        this.homePersonId = raised.personId();
        this.homePersonRef = homePersonRef;
        this.kind = raised.kind();
        this.raisedAt = raised.raisedAt();
        this.dueAt = raised.dueAt();
        this.receivedAt = receivedAt;
    }

    void acknowledge(String by, Instant at) {
        if (acknowledgedAt != null) {
            throw Problem.conflict("already-acknowledged", "The concern is closed", "Somebody has taken it on.");
        }
        acknowledgedAt = at;
        acknowledgedBy = by;
    }

    UUID id() {
        return id;
    }

    UUID personId() {
        return personId;
    }

    String kind() {
        return kind;
    }

    Instant raisedAt() {
        return raisedAt;
    }

    Instant dueAt() {
        return dueAt;
    }
}
