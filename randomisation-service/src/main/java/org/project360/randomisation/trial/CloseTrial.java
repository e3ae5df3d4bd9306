package org.project360.randomisation.trial;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.project360.chassis.security.Caller;

/** Follows recruitment: the target is written down when it is reached, a ceiling closes the trial. */
@ApplicationScoped
public class CloseTrial {

    /** The target was reached, and with it the ceiling unless that is higher. */
    public static final String TARGET_REACHED = "TARGET_REACHED";

    /** A ceiling above the target was reached. */
    public static final String CEILING_REACHED = "CEILING_REACHED";

    /** One of the arms has reached its own ceiling; which is not told. */
    public static final String ARM_CEILING_REACHED = "ARM_CEILING_REACHED";

    /** Two people closed the trial; why is in its history. */
    static final String CLOSED_BY_PEOPLE = "TRIAL_CLOSED";

    private final TrialHistory history;
    private final Caller caller;

    CloseTrial(TrialHistory history, Caller caller) {
        this.history = history;
        this.caller = caller;
    }

    /** Why a trial without room takes nobody more. */
    public static String full(Trial trial, int units) {
        if (units < trial.ceiling()) {
            return ARM_CEILING_REACHED;
        }
        return trial.ceiling() == trial.target() ? TARGET_REACHED : CEILING_REACHED;
    }

    /**
     * The open trial has just gone from so many units to so many, and may have no {@code room} any more; the caller holds the
     * lock on it.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void recruited(Trial trial, int before, int now, boolean room) {
        Trial.State from = trial.state();
        if (!room) {
            trial.close(full(trial, now));
            history.record(trial, from, caller.name(), full(trial, now));
        } else if (before < trial.target() && now >= trial.target()) {
            history.record(trial, from, TARGET_REACHED, new TrialHistory.Cause(caller.name(), null, TARGET_REACHED));
        }
    }
}
