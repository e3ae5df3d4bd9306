package org.project360.randomisation.trial;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.project360.chassis.security.Caller;

/** Closes a trial that has what it set out to recruit. */
@ApplicationScoped
public class CloseTrial {

    /** Why a candidate after the last gets no arm. */
    public static final String TARGET_REACHED = "TARGET_REACHED";

    private final TrialHistory history;
    private final Caller caller;

    CloseTrial(TrialHistory history, Caller caller) {
        this.history = history;
        this.caller = caller;
    }

    /** Closes; the caller holds the lock on the trial and has just drawn for its last unit. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void targetReached(Trial trial) {
        Trial.State from = trial.state();
        trial.close(TARGET_REACHED);
        history.record(trial, from, caller.name(), TARGET_REACHED);
    }
}
