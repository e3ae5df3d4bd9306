package org.project360.randomisation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.problem.Problem;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.TrialSecrets;
import org.project360.randomisation.trial.Trials;

/**
 * Exports a trial's ledger as stored, blind: with a proof of every arm and without an arm, a block or a block size. Once the
 * trial is unblinded all of these are in it.
 */
@ApplicationScoped
class ExportLedger {

    private final Trials trials;
    private final TrialSecrets secrets;
    private final Ledger ledger;
    private final LedgerRows rows;
    private final Audit audit;

    ExportLedger(Trials trials, TrialSecrets secrets, Ledger ledger, LedgerRows rows, Audit audit) {
        this.trials = trials;
        this.secrets = secrets;
        this.ledger = ledger;
        this.rows = rows;
        this.audit = audit;
    }

    /** The rows that there are when it begins: they never change, so that allocation goes on meanwhile. */
    @Transactional
    LedgerExport export(UUID trialId) {
        Trial trial = trials.known(trialId);
        if (!trial.hasSecret()) {
            throw Problem.conflict("trial-not-frozen", "Only a frozen trial has a ledger", "Freeze the trial first.");
        }
        boolean open = trial.state() == Trial.State.UNBLINDED;
        LedgerExport.OfTrial told = open ? LedgerExport.OfTrial.open(trial) : LedgerExport.OfTrial.blind(trial);
        LedgerExporter exporter = new LedgerExporter(told, secrets.open(trial));
        long length = ledger.recruitment(trialId).ledger().length();
        rows.add(exporter, trial, 0, length);
        audit.record("ledger.exported", "trial", trialId, String.valueOf(length));
        return exporter.export();
    }
}
