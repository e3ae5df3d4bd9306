package org.project360.randomisation.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.project360.chassis.audit.Audit;
import org.project360.randomisation.trial.Trials;

/** Exports the register, blind. */
@ApplicationScoped
class ExportRegister {

    private final Trials trials;
    private final TrialErrors errors;
    private final ClinicalOverrides overrides;
    private final Audit audit;

    ExportRegister(Trials trials, TrialErrors errors, ClinicalOverrides overrides, Audit audit) {
        this.trials = trials;
        this.errors = errors;
        this.overrides = overrides;
        this.audit = audit;
    }

    @Transactional
    ErrorRegister export(UUID trialId) {
        trials.known(trialId);
        ErrorRegister register = ErrorRegister.of(trialId, errors.of(trialId), overrides.confirmed(trialId));
        audit.record(
                "register.exported",
                "trial",
                trialId,
                String.valueOf(register.errors().size()));
        return register;
    }
}
