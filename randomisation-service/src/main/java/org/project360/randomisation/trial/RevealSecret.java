package org.project360.randomisation.trial;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.problem.Problem;

/** Tells the secret of an unblinded trial, so that anybody can replay it. */
@ApplicationScoped
class RevealSecret {

    private final Trials trials;
    private final TrialSecrets secrets;
    private final Audit audit;

    RevealSecret(Trials trials, TrialSecrets secrets, Audit audit) {
        this.trials = trials;
        this.secrets = secrets;
        this.audit = audit;
    }

    @Transactional
    byte[] reveal(UUID trialId) {
        Trial trial = trials.known(trialId);
        if (trial.state() != Trial.State.UNBLINDED) {
            throw Problem.conflict(
                    "trial-not-unblinded",
                    "The secret is sealed until the trial is unblinded",
                    "The trial is " + trial.state() + ": two people close it, then two unblind it.");
        }
        byte[] secret = secrets.open(trial);
        audit.record("trial.secret-revealed", "trial", trialId);
        return secret;
    }
}
