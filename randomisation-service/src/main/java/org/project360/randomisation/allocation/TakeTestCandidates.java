package org.project360.randomisation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.problem.Problem;
import org.project360.contracts.intake.CandidateIdentified;
import org.project360.randomisation.trial.Factor;
import org.project360.randomisation.trial.Signature;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.TrialDesign;
import org.project360.randomisation.trial.Trials;

/** Makes up candidates and allocates them in a test trial, by the code that allocates real ones in a real trial. */
@ApplicationScoped
class TakeTestCandidates {

    private static final String SOURCE = "test-candidates";

    private final Trials trials;
    private final AllocateCandidates allocate;
    private final Signature signature;
    private final Audit audit;

    TakeTestCandidates(Trials trials, AllocateCandidates allocate, Signature signature, Audit audit) {
        this.trials = trials;
        this.allocate = allocate;
        this.signature = signature;
        this.audit = audit;
    }

    /** Each of a household of her own, with these covariates; without any, with the levels of the strata in turn. */
    @Transactional
    void take(UUID trialId, int count, @Nullable Map<String, String> covariates) {
        Trial trial = trials.locked(trialId);
        if (!trial.isTest()) {
            throw Problem.conflict(
                    "trial-not-a-test",
                    "Only a test trial takes made-up candidates",
                    "Draft a trial with \"test\": true and try it there.");
        }
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, String> hers = covariates == null ? levels(trial.design(), i) : covariates;
            candidates.add(new Candidate(madeUp(hers), SOURCE, 0, i));
        }
        allocate.allocate(trial, candidates);
        audit.record("trial.test-candidates", "trial", trialId, String.valueOf(count));
    }

    private CandidateIdentified madeUp(Map<String, String> covariates) {
        return new CandidateIdentified(
                signature.id(),
                signature.id(),
                signature.id(),
                signature.id(),
                "TEST",
                signature.now(),
                signature.now(),
                "test",
                2,
                covariates);
    }

    private static Map<String, String> levels(TrialDesign design, int turn) {
        Map<String, String> levels = new HashMap<>();
        int rest = turn;
        for (Factor factor : design.factors()) {
            levels.put(factor.name(), factor.levels().get(rest % factor.levels().size()));
            rest /= factor.levels().size();
        }
        return levels;
    }
}
