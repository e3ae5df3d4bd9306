package org.project360.randomisation.trial;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** Who moved a trial, when and why; never changed. */
@Entity
@Table(name = "trial_transition")
public class TrialTransition {

    @Id
    private UUID id;

    /** Given by the database, in the order of the transitions. */
    @Column(insertable = false, updatable = false)
    private long step;

    @Column(name = "trial_id")
    private UUID trialId;

    @Enumerated(EnumType.STRING)
    @Column(name = "from_state")
    private Trial.State from;

    @Enumerated(EnumType.STRING)
    @Column(name = "to_state")
    private Trial.State to;

    private String actor;
    private String reason;
    private Instant at;

    protected TrialTransition() {}

    TrialTransition(UUID id, Trial trial, Trial.State from, String actor, String reason, Instant at) {
        this.id = id;
        this.trialId = trial.id();
        this.from = from;
        this.to = trial.state();
        this.actor = actor;
        this.reason = reason;
        this.at = at;
    }

    TransitionView view() {
        return new TransitionView(from, to, actor, reason, at);
    }

    /** The transition as the API shows it. */
    record TransitionView(Trial.State from, Trial.State to, String actor, String reason, Instant at) {}
}
