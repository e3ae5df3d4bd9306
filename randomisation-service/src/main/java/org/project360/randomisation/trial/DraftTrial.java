package org.project360.randomisation.trial;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.problem.Problem;

/** Makes a draft of a trial. */
@ApplicationScoped
class DraftTrial {

    private final Trials trials;
    private final Signature signature;
    private final Audit audit;

    DraftTrial(Trials trials, Signature signature, Audit audit) {
        this.trials = trials;
        this.signature = signature;
        this.audit = audit;
    }

    @Transactional
    Trial draft(TrialDraft draft) {
        Trial trial = draft.trial(signature.id());
        if (!trials.add(trial)) {
            throw Problem.conflict(
                    "trial-exists",
                    "There is such a trial",
                    "A trial of this code and version exists: take the next version.");
        }
        audit.record("trial.drafted", "trial", trial.id());
        return trial;
    }
}
