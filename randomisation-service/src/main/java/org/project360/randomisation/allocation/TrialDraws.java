package org.project360.randomisation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.TrialDesign;
import org.project360.randomisation.trial.TrialSecrets;

/** What follows from a trial's secret: its draws, by its method, and the keyed chain of its ledger. */
@ApplicationScoped
class TrialDraws {

    private final TrialSecrets secrets;
    private final Tallies tallies;
    private final Map<UUID, StratumDraws> counted = new ConcurrentHashMap<>();

    TrialDraws(TrialSecrets secrets, Tallies tallies) {
        this.secrets = secrets;
        this.tallies = tallies;
    }

    /**
     * The draws that come next. Counted methods keep the counts of each stratum from batch to batch: a walk from the first
     * draw would grow with it.
     */
    StratumDraws of(Trial trial) {
        return switch (trial.design().method()) {
            case PERMUTED_BLOCKS -> fresh(trial);
            case MINIMISATION -> tallies.draws(trial);
            case SIMPLE, BIG_STICK, EFRON, BLOCK_URN -> counted.computeIfAbsent(trial.id(), id -> fresh(trial));
        };
    }

    private StratumDraws fresh(Trial trial) {
        return StratumDraws.of(secrets.open(trial), trial.id(), trial.trialVersion(), trial.design());
    }

    LedgerHash hash(Trial trial) {
        return new LedgerHash(secrets.open(trial));
    }

    /** What so many units have left; how many of each arm there are is looked up where that matters. */
    Room room(Trial locked, int units) {
        TrialDesign design = locked.design();
        int[] byArm = design.limitsArms()
                ? tallies.byArm(locked)
                : new int[design.arms().size()];
        return new Room(design, locked.ceiling(), units, byArm);
    }

    /** Rows were added to the ledger: minimisation and ceilings of arms count them. */
    void added(Trial trial, Collection<LedgerEntry> rows) {
        TrialDesign design = trial.design();
        boolean counts = design.method() == TrialDesign.Method.MINIMISATION || design.limitsArms();
        if (counts && !rows.isEmpty()) {
            tallies.add(trial, rows);
        }
    }
}
