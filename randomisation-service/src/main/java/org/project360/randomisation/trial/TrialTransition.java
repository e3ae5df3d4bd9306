package org.project360.randomisation.trial;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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

    @Column(name = "proposed_by")
    private @Nullable String proposedBy;

    private String reason;
    private Instant at;

    protected TrialTransition() {}

    TrialTransition(UUID id, Trial trial, Trial.State from, TrialHistory.Cause cause, Instant at) {
        this.id = id;
        this.trialId = trial.id();
        this.from = from;
        this.to = trial.state();
        this.actor = cause.actor();
        this.proposedBy = cause.proposedBy();
        this.reason = cause.reason();
        this.at = at;
    }

    TransitionView view() {
        return new TransitionView(from, to, actor, proposedBy, reason, at);
    }

    /** The transition as the API shows it; {@code proposedBy} where it took a second person, who is then the actor. */
    record TransitionView(
            Trial.State from,
            Trial.State to,
            String actor,
            @Nullable String proposedBy,
            String reason,
            Instant at) {}
}
