package org.project360.randomisation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.problem.Problem;
import org.project360.contracts.randomisation.Arm;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.TrialSecrets;
import org.project360.randomisation.trial.Trials;

/**
 * Exports a trial's ledger as stored, blind: with a proof of every arm and without an arm, a block or a block size. Once the
 * trial is unblinded all of these are in it.
 */
@ApplicationScoped
class ExportLedger {

    private static final int PAGE = 5_000;

    private final Trials trials;
    private final TrialSecrets secrets;
    private final Ledger ledger;
    private final SealedDraws draws;
    private final Audit audit;

    ExportLedger(Trials trials, TrialSecrets secrets, Ledger ledger, SealedDraws draws, Audit audit) {
        this.trials = trials;
        this.secrets = secrets;
        this.ledger = ledger;
        this.draws = draws;
        this.audit = audit;
    }

    /** Holds the trial's lock meanwhile, so that rows and end belong together. */
    @Transactional
    LedgerExport export(UUID trialId) {
        Trial trial = trials.locked(trialId);
        if (!trial.hasSecret()) {
            throw Problem.conflict("trial-not-frozen", "Only a frozen trial has a ledger", "Freeze the trial first.");
        }
        boolean open = trial.state() == Trial.State.UNBLINDED;
        String sha256 = trial.secretSha256().map(HexFormat.of()::formatHex).orElseThrow();
        LedgerExporter exporter = new LedgerExporter(
                new LedgerExport.OfTrial(trial.id(), trial.trialVersion(), sha256, open ? trial.design() : null),
                secrets.open(trial));
        long rows = 0;
        List<LedgerVerifier.Stored> page = ledger.page(trialId, rows, PAGE);
        while (!page.isEmpty()) {
            page.forEach(row -> add(exporter, trial, row));
            rows = page.get(page.size() - 1).entry().index();
            page = ledger.page(trialId, rows, PAGE);
        }
        audit.record("ledger.exported", "trial", trialId, String.valueOf(rows));
        return exporter.export();
    }

    private void add(LedgerExporter exporter, Trial trial, LedgerVerifier.Stored row) {
        Arm arm = draws.arm(trial, row.entry().allocationId(), row.entry().sealedDraw());
        int place = IntStream.range(0, trial.design().arms().size())
                .filter(i -> trial.design().arms().get(i).arm() == arm)
                .findFirst()
                .orElseThrow();
        exporter.add(row.entry(), arm, place, row.hash());
    }
}
