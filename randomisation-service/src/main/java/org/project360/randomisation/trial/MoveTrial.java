package org.project360.randomisation.trial;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.http.ETags;
import org.project360.chassis.problem.Problem;
import org.project360.chassis.security.Caller;

/** Validates, freezes and opens a trial, each with a reason; never are the last two by one person. */
@ApplicationScoped
class MoveTrial {

    private final Trials trials;
    private final GuessLimit limit;
    private final TrialSecrets secrets;
    private final TrialMoves moves;
    private final Caller caller;

    MoveTrial(Trials trials, GuessLimit limit, TrialSecrets secrets, TrialMoves moves, Caller caller) {
        this.trials = trials;
        this.limit = limit;
        this.secrets = secrets;
        this.moves = moves;
        this.caller = caller;
    }

    @Transactional
    Trial validate(UUID id, @Nullable String ifMatch, String reason) {
        Trial trial = current(id, ifMatch);
        validate(trial, reason);
        return flushed(trial);
    }

    @Transactional
    Trial freeze(UUID id, @Nullable String ifMatch, String reason) {
        Trial trial = current(id, ifMatch);
        freeze(trial, reason);
        return flushed(trial);
    }

    @Transactional
    Trial open(UUID id, @Nullable String ifMatch, String reason) {
        Trial trial = current(id, ifMatch);
        if (trial.wasFrozenBy(caller.name())) {
            throw Problem.conflict(
                    "second-person-needed",
                    "A second person is needed",
                    "Whoever froze the trial may not open it. Ask another trial manager.");
        }
        open(trial, reason);
        return flushed(trial);
    }

    /** All steps by the service itself, for a stack without people. */
    @Transactional(Transactional.TxType.MANDATORY)
    void freezeAndOpen(Trial trial, String reason) {
        if (trial.state() == Trial.State.DRAFT) {
            validate(trial, reason);
        }
        if (trial.state() == Trial.State.VALIDATED) {
            freeze(trial, reason);
        }
        if (trial.state() == Trial.State.FROZEN) {
            open(trial, reason);
        }
    }

    private void validate(Trial trial, String reason) {
        Trial.State from = trial.state();
        Step.VALIDATE.after(from);
        trial.validate(limit.check(trial.design(), trial.target()));
        moves.moved(trial, from, by(reason));
    }

    private void freeze(Trial trial, String reason) {
        Trial.State from = trial.state();
        TrialSecrets.Drawn secret = secrets.draw(trial);
        trial.freeze(caller.name(), secret.sealed(), secret.sha256());
        moves.moved(trial, from, by(reason));
    }

    private void open(Trial trial, String reason) {
        Trial.State from = trial.state();
        trial.open();
        moves.moved(trial, from, by(reason));
    }

    private TrialHistory.Cause by(String reason) {
        return new TrialHistory.Cause(caller.name(), null, reason);
    }

    private Trial current(UUID id, @Nullable String ifMatch) {
        Trial trial = trials.locked(id);
        ETags.require(ifMatch, trial.version());
        return trial;
    }

    /** The answer carries the version that the flush gives. */
    private Trial flushed(Trial trial) {
        trials.flush();
        return trial;
    }
}
