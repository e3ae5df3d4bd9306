package org.project360.randomisation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.Trials;

/** Signs the end of a ledger that has grown, so that nobody can cut it afterwards, whoever holds the database. */
@ApplicationScoped
class SignLedger {

    private final Trials trials;
    private final Ledger ledger;
    private final ExportLedger export;
    private final Checkpoints checkpoints;
    private final Signing signing;

    SignLedger(Trials trials, Ledger ledger, ExportLedger export, Checkpoints checkpoints, Signing signing) {
        this.trials = trials;
        this.ledger = ledger;
        this.export = export;
        this.checkpoints = checkpoints;
        this.signing = signing;
    }

    /**
     * The new checkpoint; empty if there is no key, no ledger, or nothing new in it. Takes no lock: rows that are there do
     * not change, and nobody's allocation waits for a signature.
     */
    @Transactional
    Optional<SignedCheckpoint> sign(UUID trialId) {
        if (!signing.possible() || trials.findByIdOptional(trialId).isEmpty()) {
            return Optional.empty();
        }
        Trial trial = trials.known(trialId);
        Optional<Checkpoints.Stored> last = checkpoints.last(trialId);
        long length = ledger.recruitment(trialId).ledger().length();
        if (length <= last.map(one -> one.signed().length()).orElse(0L)) {
            return Optional.empty();
        }
        Checkpoints.Stored checkpoint = signing.checkpoint(trial, export.end(trial, last, length));
        return checkpoints.add(trialId, checkpoint) ? Optional.of(checkpoint.signed()) : Optional.empty();
    }

    /** The time and the key. */
    @ApplicationScoped
    static class Signing {

        private final AllocateCandidates.Stamp stamp;
        private final CheckpointKeys keys;

        Signing(AllocateCandidates.Stamp stamp, CheckpointKeys keys) {
            this.stamp = stamp;
            this.keys = keys;
        }

        boolean possible() {
            return keys.present();
        }

        Checkpoints.Stored checkpoint(Trial trial, ExportLedger.End end) {
            Instant at = stamp.now();
            byte[] message =
                    SignedCheckpoint.message(trial.id(), trial.trialVersion(), end.length(), end.publicHash(), at);
            String signature = Base64.getEncoder().encodeToString(keys.sign(message));
            return new Checkpoints.Stored(
                    new SignedCheckpoint(end.length(), end.publicHash(), at, signature), end.hash());
        }
    }
}
