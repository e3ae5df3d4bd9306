package org.project360.randomisation.trial;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.http.ETags;
import org.project360.chassis.problem.Problem;
import org.project360.chassis.security.Caller;

/** Freezes and opens a trial, each with a reason, and never both by one person. */
@ApplicationScoped
class MoveTrial {

    private final Trials trials;
    private final TrialSecrets secrets;
    private final TrialHistory history;
    private final List<TrialMoved> others;
    private final Caller caller;

    MoveTrial(Trials trials, TrialSecrets secrets, TrialHistory history, @All List<TrialMoved> others, Caller caller) {
        this.trials = trials;
        this.secrets = secrets;
        this.history = history;
        this.others = others;
        this.caller = caller;
    }

    @Transactional
    Trial freeze(UUID id, @Nullable String ifMatch, String reason) {
        Trial trial = trials.locked(id);
        ETags.require(ifMatch, trial.version());
        freeze(trial, reason);
        return flushed(trial);
    }

    @Transactional
    Trial open(UUID id, @Nullable String ifMatch, String reason) {
        Trial trial = trials.locked(id);
        ETags.require(ifMatch, trial.version());
        if (trial.wasFrozenBy(caller.name())) {
            throw Problem.conflict(
                    "second-person-needed",
                    "A second person is needed",
                    "Whoever froze the trial may not open it. Ask another trial manager.");
        }
        open(trial, reason);
        return flushed(trial);
    }

    /** Both steps by the service itself, for a stack without people. */
    @Transactional(Transactional.TxType.MANDATORY)
    void freezeAndOpen(Trial trial, String reason) {
        if (trial.state() == Trial.State.DRAFT) {
            freeze(trial, reason);
        }
        if (trial.state() == Trial.State.FROZEN) {
            open(trial, reason);
        }
    }

    private void freeze(Trial trial, String reason) {
        Trial.State from = trial.state();
        TrialSecrets.Drawn secret = secrets.draw(trial);
        trial.freeze(caller.name(), secret.sealed(), secret.sha256());
        history.record(trial, from, caller.name(), reason);
        others.forEach(other -> other.frozen(trial));
    }

    private void open(Trial trial, String reason) {
        Trial.State from = trial.state();
        trial.open();
        history.record(trial, from, caller.name(), reason);
        others.forEach(other -> other.opened(trial));
    }

    /** The answer carries the version that the flush gives. */
    private Trial flushed(Trial trial) {
        trials.flush();
        return trial;
    }
}
