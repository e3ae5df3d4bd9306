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
    private final LedgerEnds ends;
    private final Checkpoints checkpoints;
    private final AllocationEvents events;
    private final Signing signing;

    SignLedger(Trials trials, LedgerEnds ends, Checkpoints checkpoints, AllocationEvents events, Signing signing) {
        this.trials = trials;
        this.ends = ends;
        this.checkpoints = checkpoints;
        this.events = events;
        this.signing = signing;
    }

    /**
     * The new checkpoint at the ledger's end; empty if there is no key, no ledger, or nothing new in it. Takes no lock: rows
     * that are there do not change, and nobody's allocation waits for a signature.
     */
    @Transactional
    Optional<SignedCheckpoint> sign(UUID trialId) {
        return trial(trialId).flatMap(trial -> sign(trial, ends.all(trial)));
    }

    /** The same at the end that the steps have come to. */
    @Transactional
    Optional<SignedCheckpoint> signReckoned(UUID trialId) {
        return trial(trialId).flatMap(trial -> sign(trial, ends.step(trial)));
    }

    /** Reckons a part of what is to be signed next. */
    @Transactional
    void step(UUID trialId) {
        trial(trialId).ifPresent(ends::step);
    }

    private Optional<Trial> trial(UUID trialId) {
        return signing.possible() ? trials.findByIdOptional(trialId).filter(Trial::hasSecret) : Optional.empty();
    }

    private Optional<SignedCheckpoint> sign(Trial trial, LedgerEnds.End end) {
        long signed =
                checkpoints.last(trial.id()).map(one -> one.signed().length()).orElse(0L);
        if (end.length() <= signed) {
            return Optional.empty();
        }
        Checkpoints.Stored checkpoint = signing.checkpoint(trial, end);
        if (!checkpoints.add(trial.id(), checkpoint)) {
            return Optional.empty();
        }
        events.signed(trial, checkpoint.signed());
        return Optional.of(checkpoint.signed());
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

        Checkpoints.Stored checkpoint(Trial trial, LedgerEnds.End end) {
            Instant at = stamp.now();
            byte[] message =
                    SignedCheckpoint.message(trial.id(), trial.trialVersion(), end.length(), end.publicHash(), at);
            String signature = Base64.getEncoder().encodeToString(keys.sign(message));
            return new Checkpoints.Stored(
                    new SignedCheckpoint(end.length(), end.publicHash(), at, signature), end.hash());
        }
    }
}
