package org.project360.randomisation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.TrialMoved;

/**
 * Makes the strata at the freeze; allocates at the opening, and after a pause, whoever came before it, in order of arrival;
 * and tells those who still wait when the trial closes that no arm will come.
 */
@ApplicationScoped
class AllocateHeld implements TrialMoved {

    private static final int BATCH = 500;

    private final Strata strata;
    private final Ledger ledger;
    private final HeldCandidates heldCandidates;
    private final RecallAllocations recall;
    private final AllocateCandidates allocate;

    AllocateHeld(
            Strata strata,
            Ledger ledger,
            HeldCandidates heldCandidates,
            RecallAllocations recall,
            AllocateCandidates allocate) {
        this.strata = strata;
        this.ledger = ledger;
        this.heldCandidates = heldCandidates;
        this.recall = recall;
        this.allocate = allocate;
    }

    @Override
    public void frozen(Trial trial) {
        strata.create(trial);
        ledger.create(trial);
    }

    @Override
    public void opened(Trial trial) {
        answerHeld(trial);
    }

    @Override
    public void closed(Trial trial) {
        answerHeld(trial);
        allocate.closed(trial);
    }

    /** The caller has locked the trial. */
    void answerHeld(Trial trial) {
        List<Candidate> next = heldCandidates.awaitingOpening(trial.id(), BATCH);
        while (!next.isEmpty()) {
            recall.require(trial);
            allocate.allocateHeld(trial, next, Map.of());
            next = heldCandidates.awaitingOpening(trial.id(), BATCH);
        }
    }
}
