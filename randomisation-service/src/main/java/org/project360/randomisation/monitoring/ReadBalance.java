package org.project360.randomisation.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.project360.chassis.audit.Audit;
import org.project360.randomisation.allocation.DrawnArms;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.Trials;

/** Reads a trial by arm; that it was read is written down in the same transaction. */
@ApplicationScoped
class ReadBalance {

    private final Trials trials;
    private final DrawnArms arms;
    private final Audit audit;

    ReadBalance(Trials trials, DrawnArms arms, Audit audit) {
        this.trials = trials;
        this.arms = arms;
        this.audit = audit;
    }

    @Transactional
    Balance balance(UUID trialId) {
        Trial trial = trials.known(trialId);
        audit.record("trial.balance-read", "trial", trialId);
        return Balance.of(trial, arms.of(trial));
    }

    /** Every draw with its arm, for an interim analysis. */
    @Transactional
    List<DrawnArms.Drawn> interim(UUID trialId) {
        Trial trial = trials.known(trialId);
        List<DrawnArms.Drawn> drawn = arms.of(trial);
        audit.record("trial.interim-exported", "trial", trialId, String.valueOf(drawn.size()));
        return drawn;
    }
}
