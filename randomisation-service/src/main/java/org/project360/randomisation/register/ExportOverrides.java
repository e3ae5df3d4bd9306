package org.project360.randomisation.register;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.problem.Problem;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.Trials;

/** Tells who received which service against her arm, for the analysis: once the trial is unblinded, and not before. */
@ApplicationScoped
class ExportOverrides {

    /** One override that was done; redacted. */
    record Done(UUID overrideId, UUID personId, ClinicalOverride.Service service, ClinicalOverride.Reason reason) {

        @Override
        public String toString() {
            return "Done[overrideId=" + overrideId + "]";
        }
    }

    /** The overrides of a trial. */
    record Overrides(UUID trialId, List<Done> overrides) {}

    private final Trials trials;
    private final ClinicalOverrides overrides;
    private final SealedServices services;
    private final Audit audit;

    ExportOverrides(Trials trials, ClinicalOverrides overrides, SealedServices services, Audit audit) {
        this.trials = trials;
        this.overrides = overrides;
        this.services = services;
        this.audit = audit;
    }

    @Transactional
    Overrides export(UUID trialId) {
        Trial trial = trials.known(trialId);
        if (trial.state() != Trial.State.UNBLINDED) {
            throw Problem.conflict(
                    "trial-not-unblinded",
                    "The trial is not unblinded",
                    "Which service somebody received against her arm tells the arm: unblind the trial first.");
        }
        List<Done> done = overrides.done(trialId).stream()
                .map(one -> new Done(one.id(), one.personId(), services.open(one), one.reason()))
                .toList();
        audit.record("overrides.exported", "trial", trialId, String.valueOf(done.size()));
        return new Overrides(trialId, done);
    }
}
