package org.project360.randomisation.allocation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.project360.chassis.problem.Problem;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.Trials;

/**
 * Before anything is drawn: whatever was published and this database has forgotten is written back. Once after each start,
 * and again when the ledger is found shorter than it was.
 */
@ApplicationScoped
class RecallAllocations {

    private static final int TIMEOUT_SECONDS = 300;

    private final Trials trials;
    private final Ledger ledger;
    private final PublishedAllocations published;
    private final ForgottenAllocations forgotten;
    private final WriteBack writeBack;
    private volatile boolean done;

    RecallAllocations(
            Trials trials,
            Ledger ledger,
            PublishedAllocations published,
            ForgottenAllocations forgotten,
            WriteBack writeBack) {
        this.trials = trials;
        this.ledger = ledger;
        this.published = published;
        this.forgotten = forgotten;
        this.writeBack = writeBack;
    }

    /** The trial that candidates are allocated in, with everything in the database that was published of it. */
    UUID recruiting() {
        ensure();
        return forgotten.trialId();
    }

    /** The same trial, locked. */
    Trial lockedRecruiting() {
        return trials.locked(recruiting());
    }

    /**
     * Recalls if it is needed, in a transaction of its own that must come before the caller locks the trial.
     *
     * @throws RecallImpossible if topic and database contradict each other
     */
    void ensure() {
        if (outstanding()) {
            QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).run(this::recall);
            done = true;
        }
    }

    /** For who holds the trial's lock already: refuses as long as nothing was recalled since the start. */
    void require(Trial locked) {
        if (locked.id().equals(forgotten.trialId()) && outstanding()) {
            throw new Problem(
                    503,
                    "recall-outstanding",
                    "The allocation topic was not read yet",
                    "Nothing is drawn before what was published is known again; try again in a moment.");
        }
    }

    private boolean outstanding() {
        return !done || !ledger.isWhole(forgotten.trialId());
    }

    private void recall() {
        UUID trialId = forgotten.trialId();
        Optional<Trial> trial = trials.findByIdOptional(trialId, LockModeType.PESSIMISTIC_WRITE);
        Map<UUID, Publication> unanswered = new LinkedHashMap<>();
        Map<Integer, Long> behind = published.read(
                forgotten.places(),
                page -> forgotten
                        .unanswered(page)
                        .forEach(one -> unanswered.put(one.made().incidentId(), one)));
        if (!unanswered.isEmpty()) {
            Trial frozen = trial.filter(Trial::hasSecret)
                    .orElseThrow(() -> new RecallImpossible("The allocation topic holds " + unanswered.size()
                            + " answers of trial " + trialId + ", and this database does not hold its secret: restore a"
                            + " database of after the freeze, or give a new trial a new randomisation.trial.id."));
            writeBack.write(frozen, new ArrayList<>(unanswered.values()));
        }
        if (trial.isPresent()) {
            forgotten.keep(behind);
        }
        ledger.measure(trialId);
    }
}
