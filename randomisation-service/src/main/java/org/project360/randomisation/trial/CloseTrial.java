package org.project360.randomisation.trial;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
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

    private final Trials trials;
    private final TrialHistory history;
    private final Caller caller;

    CloseTrial(Trials trials, TrialHistory history, Caller caller) {
        this.trials = trials;
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
     * The trial has just gone from so many units to so many, and may have no {@code room} any more; the caller holds the lock on
     * it. Returns the trial if that closed it.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<Trial> recruited(Trial locked, int before, int now, boolean room) {
        if (locked.state() != Trial.State.OPEN) {
            return Optional.empty();
        }
        if (!room) {
            return Optional.of(close(trials.locked(locked.id()), now));
        }
        if (before < locked.target() && now >= locked.target()) {
            history.record(
                    trials.locked(locked.id()),
                    Trial.State.OPEN,
                    TARGET_REACHED,
                    new TrialHistory.Cause(caller.name(), null, TARGET_REACHED));
        }
        return Optional.empty();
    }

    private Trial close(Trial trial, int units) {
        Trial.State from = trial.state();
        trial.close(full(trial, units));
        history.record(trial, from, caller.name(), full(trial, units));
        return trial;
    }
}
