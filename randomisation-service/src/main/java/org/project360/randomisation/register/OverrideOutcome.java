package org.project360.randomisation.register;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** What became of an override; the key sees to it that this happens once. Never changed. */
@Entity
@Table(name = "clinical_override_outcome")
public class OverrideOutcome {

    /** Whether it is done. */
    enum Outcome {
        CONFIRMED,
        WITHDRAWN
    }

    @Id
    @Column(name = "override_id")
    private UUID overrideId;

    @Enumerated(EnumType.STRING)
    private Outcome outcome;

    @Column(name = "settled_by")
    private String settledBy;

    @Column(name = "settled_at")
    private Instant settledAt;

    protected OverrideOutcome() {}

    OverrideOutcome(UUID overrideId, Outcome outcome, String by, Instant at) {
        this.overrideId = overrideId;
        this.outcome = outcome;
        this.settledBy = by;
        this.settledAt = at;
    }

    Outcome outcome() {
        return outcome;
    }

    String settledBy() {
        return settledBy;
    }

    Instant settledAt() {
        return settledAt;
    }
}
