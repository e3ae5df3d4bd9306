package org.project360.randomisation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.problem.Problem;
import org.project360.contracts.randomisation.Arm;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.TrialDesign;
import org.project360.randomisation.trial.TrialSecrets;
import org.project360.randomisation.trial.Trials;

/**
 * Exports a trial's ledger as stored, blind: with a proof of every arm and without an arm, a block or a block size. Once the
 * trial is unblinded all of these are in it.
 */
@ApplicationScoped
class ExportLedger {

    /** How long a ledger is, and the two hashes of its last row. */
    record End(long length, byte[] hash, String publicHash) {}

    private static final int PAGE = 1_000;

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

    /** The rows that there are when it begins: they never change, so that allocation goes on meanwhile. */
    @Transactional
    LedgerExport export(UUID trialId) {
        Trial trial = trials.known(trialId);
        if (!trial.hasSecret()) {
            throw Problem.conflict("trial-not-frozen", "Only a frozen trial has a ledger", "Freeze the trial first.");
        }
        boolean open = trial.state() == Trial.State.UNBLINDED;
        LedgerExporter exporter = new LedgerExporter(ofTrial(trial, open ? trial.design() : null), secrets.open(trial));
        long rows = ledger.recruitment(trialId).ledger().length();
        add(exporter, trial, 0, rows);
        audit.record("ledger.exported", "trial", trialId, String.valueOf(rows));
        return exporter.export();
    }

    /** The end of so many rows, reckoned on from a checkpoint. */
    End end(Trial trial, Optional<Checkpoints.Stored> checkpoint, long length) {
        byte[] secret = secrets.open(trial);
        LedgerExporter exporter = checkpoint
                .map(one -> LedgerExporter.behind(
                        blind(trial), secret, one.hash(), one.signed().publicHash()))
                .orElseGet(() -> new LedgerExporter(blind(trial), secret));
        long reckoned = checkpoint.map(one -> one.signed().length()).orElse(0L);
        // Page by page, each from the hashes of the one before: the rows themselves are not kept.
        while (reckoned < length) {
            long next = Math.min(reckoned + PAGE, length);
            exporter = LedgerExporter.behind(blind(trial), secret, exporter.lastHash(), exporter.lastPublicHash());
            add(exporter, trial, reckoned, next);
            reckoned = next;
        }
        return new End(length, exporter.lastHash(), exporter.lastPublicHash());
    }

    private static LedgerExport.OfTrial blind(Trial trial) {
        return ofTrial(trial, null);
    }

    private static LedgerExport.OfTrial ofTrial(Trial trial, @Nullable TrialDesign told) {
        String sha256 = trial.secretSha256().map(HexFormat.of()::formatHex).orElseThrow();
        return new LedgerExport.OfTrial(trial.id(), trial.trialVersion(), sha256, told);
    }

    /** Adds the rows behind an index up to another. */
    private void add(LedgerExporter exporter, Trial trial, long after, long until) {
        long last = after;
        while (last < until) {
            List<LedgerVerifier.Stored> page = ledger.page(trial.id(), last, (int) Math.min(PAGE, until - last));
            if (page.isEmpty()) {
                throw new IllegalStateException("The ledger of " + trial.id() + " lacks rows behind " + last);
            }
            page.forEach(row -> add(exporter, trial, row));
            last = page.get(page.size() - 1).entry().index();
        }
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
