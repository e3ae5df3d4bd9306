package org.project360.randomisation.trial;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.http.ETags;
import org.project360.chassis.problem.Problem;

/** Takes what is proposed for a trial and does it once a second person has confirmed it. The trial is locked meanwhile. */
@ApplicationScoped
class ChangeTrial {

    private final Trials trials;
    private final TrialChanges changes;
    private final TrialMoves moves;
    private final Signature signature;
    private final Audit audit;

    ChangeTrial(Trials trials, TrialChanges changes, TrialMoves moves, Signature signature, Audit audit) {
        this.trials = trials;
        this.changes = changes;
        this.moves = moves;
        this.signature = signature;
        this.audit = audit;
    }

    @Transactional
    TrialChange propose(UUID trialId, @Nullable String ifMatch, Proposal proposal) {
        Trial trial = trials.locked(trialId);
        ETags.require(ifMatch, trial.version());
        proposal.check(trial);
        if (changes.isPending(trialId, proposal.kind())) {
            throw Problem.conflict(
                    "already-pending",
                    "Already pending",
                    "The same was proposed before: confirm or withdraw that change.");
        }
        TrialChange change = new TrialChange(signature.id(), trialId, proposal, signature.name(), signature.now());
        changes.persist(change);
        audit(change, "proposed");
        return change;
    }

    @Transactional
    TrialChange confirm(UUID trialId, UUID id, @Nullable String ifMatch) {
        Trial trial = trials.locked(trialId);
        TrialChange change = current(trialId, id, ifMatch);
        Trial.State from = trial.state();
        change.confirm(trial, signature.name(), signature.now());
        TrialHistory.Cause cause = change.cause(signature.name());
        if (change.kind() == TrialChange.Kind.EXTEND) {
            moves.extended(trial, cause);
        } else {
            moves.moved(trial, from, cause);
        }
        changes.flush();
        return change;
    }

    @Transactional
    TrialChange withdraw(UUID trialId, UUID id, @Nullable String ifMatch) {
        trials.locked(trialId);
        TrialChange change = current(trialId, id, ifMatch);
        Instant now = signature.now();
        change.withdraw(signature.name(), now);
        audit(change, "withdrawn");
        changes.flush();
        return change;
    }

    private TrialChange current(UUID trialId, UUID id, @Nullable String ifMatch) {
        TrialChange change = changes.known(trialId, id);
        ETags.require(ifMatch, change.version());
        return change;
    }

    private void audit(TrialChange change, String what) {
        audit.record(
                "trial.change-" + what, "trial", change.trialId(), "change=" + change.id() + " kind=" + change.kind());
    }
}
