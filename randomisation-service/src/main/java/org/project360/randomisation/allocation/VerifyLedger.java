package org.project360.randomisation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.audit.Audit;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.TrialSecrets;
import org.project360.randomisation.trial.Trials;

/** Verifies a trial's ledger against itself, its stored end and the allocations. */
@ApplicationScoped
class VerifyLedger {

    /** Whether the ledger holds over these rows; else the index where it first does not, and what is wrong there. */
    record Verdict(
            boolean holds,
            long rows,
            @Nullable Long index,
            @Nullable String what) {}

    private static final int PAGE = 5_000;

    private final Trials trials;
    private final TrialSecrets secrets;
    private final Ledger ledger;
    private final Audit audit;

    VerifyLedger(Trials trials, TrialSecrets secrets, Ledger ledger, Audit audit) {
        this.trials = trials;
        this.secrets = secrets;
        this.ledger = ledger;
        this.audit = audit;
    }

    /**
     * Rows do not change: allocation goes on while they are walked, and waits only at the end, for the rows that came
     * meanwhile and the end that belongs to them.
     */
    @Transactional
    Verdict verify(UUID trialId) {
        Trial trial = trials.known(trialId);
        if (!trial.hasSecret()) {
            return new Verdict(true, 0, null, null);
        }
        LedgerVerifier verifier = new LedgerVerifier(new LedgerHash(secrets.open(trial)));
        Optional<LedgerVerifier.Break> broken = walk(trialId, verifier).or(() -> {
            trials.locked(trialId);
            return walk(trialId, verifier)
                    .or(() -> verifier.end(ledger.recruitment(trialId).ledger()));
        });
        Verdict verdict = broken.map(b -> new Verdict(false, verifier.rows(), b.index(), b.what()))
                .orElseGet(() -> new Verdict(true, verifier.rows(), null, null));
        audit.record("ledger.verified", "trial", trialId, verdict.holds() ? "holds" : "broken");
        return verdict;
    }

    private Optional<LedgerVerifier.Break> walk(UUID trialId, LedgerVerifier verifier) {
        List<LedgerVerifier.Stored> page = ledger.page(trialId, verifier.rows(), PAGE);
        while (!page.isEmpty()) {
            for (LedgerVerifier.Stored row : page) {
                Optional<LedgerVerifier.Break> broken = verifier.next(row);
                if (broken.isPresent()) {
                    return broken;
                }
            }
            page = ledger.page(trialId, verifier.rows(), PAGE);
        }
        return Optional.empty();
    }
}
