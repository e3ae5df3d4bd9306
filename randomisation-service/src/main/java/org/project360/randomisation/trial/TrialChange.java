package org.project360.randomisation.trial;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.problem.Problem;

/** What one person proposes to do with a frozen trial, and a second confirms. */
@Entity
@Table(name = "trial_change")
public class TrialChange {

    /** All that can be done after the freeze. */
    public enum Kind {
        PAUSE(Step.PAUSE),
        RESUME(Step.RESUME),
        EXTEND(Step.EXTEND),
        CLOSE(Step.CLOSE),
        UNBLIND(Step.UNBLIND);

        private final Step step;

        Kind(Step step) {
            this.step = step;
        }

        Step step() {
            return step;
        }
    }

    /** What became of it. */
    public enum State {
        PENDING,
        DONE,
        WITHDRAWN
    }

    @Id
    private UUID id;

    @Column(name = "trial_id")
    private UUID trialId;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private @Nullable Integer target;
    private @Nullable Integer ceiling;
    private String reason;

    @Enumerated(EnumType.STRING)
    private State state;

    @Column(name = "proposed_by")
    private String proposedBy;

    @Column(name = "proposed_at")
    private Instant proposedAt;

    @Column(name = "settled_by")
    private @Nullable String settledBy;

    @Column(name = "settled_at")
    private @Nullable Instant settledAt;

    @Column(name = "protocol_version")
    private @Nullable Integer protocolVersion;

    @Version
    @Column(name = "lock_version")
    private long version;

    protected TrialChange() {}

    TrialChange(UUID id, UUID trialId, Proposal proposal, String by, Instant at) {
        this.id = id;
        this.trialId = trialId;
        this.kind = proposal.kind();
        this.target = proposal.target();
        this.ceiling = proposal.ceiling();
        this.reason = proposal.reason();
        this.state = State.PENDING;
        this.proposedBy = by;
        this.proposedAt = at;
    }

    /** Does it to the trial, as a second person. */
    void confirm(Trial trial, String by, Instant at) {
        requirePending();
        if (by.equals(proposedBy)) {
            throw Problem.conflict(
                    "second-person-needed",
                    "A second person is needed",
                    "You proposed this yourself: another trial manager must confirm it.");
        }
        apply(trial);
        settle(State.DONE, by, at);
        protocolVersion = trial.protocolVersion();
    }

    private void apply(Trial trial) {
        switch (kind) {
            case PAUSE -> trial.pause();
            case RESUME -> trial.resume();
            case EXTEND -> trial.extend(Objects.requireNonNull(target), Objects.requireNonNull(ceiling));
            case CLOSE -> trial.close(CloseTrial.CLOSED_BY_PEOPLE);
            case UNBLIND -> trial.unblind();
        }
    }

    void withdraw(String by, Instant at) {
        requirePending();
        settle(State.WITHDRAWN, by, at);
    }

    private void requirePending() {
        if (state != State.PENDING) {
            throw Problem.conflict("settled", "Settled already", "This change was confirmed or withdrawn before.");
        }
    }

    private void settle(State as, String by, Instant at) {
        state = as;
        settledBy = by;
        settledAt = at;
    }

    UUID id() {
        return id;
    }

    UUID trialId() {
        return trialId;
    }

    Kind kind() {
        return kind;
    }

    long version() {
        return version;
    }

    /** Why, and by which two. */
    TrialHistory.Cause cause(String confirmedBy) {
        return new TrialHistory.Cause(confirmedBy, proposedBy, reason);
    }

    View view() {
        return new View(
                id,
                trialId,
                kind,
                target,
                ceiling,
                reason,
                state,
                proposedBy,
                proposedAt,
                settledBy,
                settledAt,
                protocolVersion);
    }

    /** The change as the API shows it; {@code protocolVersion} is the trial's once it is done. */
    record View(
            UUID id,
            UUID trialId,
            Kind kind,
            @Nullable Integer target,
            @Nullable Integer ceiling,
            String reason,
            State state,
            String proposedBy,
            Instant proposedAt,
            @Nullable String settledBy,
            @Nullable Instant settledAt,
            @Nullable Integer protocolVersion) {}
}
