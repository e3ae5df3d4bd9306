package org.project360.randomisation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.project360.chassis.security.Caller;
import org.project360.chassis.storage.RoundTrip;
import org.project360.chassis.time.Ids;
import org.project360.contracts.randomisation.LedgerRow;
import org.project360.randomisation.trial.CloseTrial;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.TrialConfig;

/**
 * Allocates a batch of candidates: one draw for each new unit, the first arm for whoever comes again. The number of
 * statements does not grow with the batch.
 */
@ApplicationScoped
class AllocateCandidates {

    private final RoundReads reads;
    private final AllocationBooks books;
    private final AllocationEvents events;
    private final CloseTrial close;
    private final Stamp stamp;

    AllocateCandidates(
            RoundReads reads, AllocationBooks books, AllocationEvents events, CloseTrial close, Stamp stamp) {
        this.reads = reads;
        this.books = books;
        this.events = events;
        this.close = close;
        this.stamp = stamp;
    }

    /** Locks the trial, which serialises the ceiling and the ledger, to the end of the transaction, and allocates. */
    @Transactional(Transactional.TxType.MANDATORY)
    void arriving(UUID trialId, List<Candidate> batch) {
        allocate(reads.locking(trialId, batch), before -> emergency(before, batch));
    }

    /** The same for who has locked the trial. */
    @Transactional(Transactional.TxType.MANDATORY)
    void allocate(Trial locked, List<Candidate> batch) {
        allocate(reads.of(locked, batch), before -> emergency(before, batch));
    }

    /** Those who were kept, some of them by entries of an emergency list; when they came is no matter any more. */
    @Transactional(Transactional.TxType.MANDATORY)
    void allocateHeld(Trial locked, List<Candidate> held, Map<UUID, Listed> uses) {
        allocate(
                reads.of(locked, held),
                before -> Emergency.kept(before.recruitment().reserved(), uses));
    }

    private Emergency emergency(RoundReads.Before before, List<Candidate> batch) {
        return books.emergency(before.trial(), batch, before.recruitment(), stamp.late());
    }

    private void allocate(RoundReads.Before before, Function<RoundReads.Before, Emergency> emergency) {
        Instant now = stamp.now();
        Trial locked = before.trial();
        Recruitment recruitment = before.recruitment();
        AllocationRound round = new AllocationRound(
                locked,
                before.known(),
                before.places(),
                books.room(locked, recruitment.units()),
                books::method,
                stamp::id,
                emergency.apply(before),
                stamp.fresh(locked));
        before.candidates().forEach(round::take);
        RoundTrip writes = books.roundTrip();
        Map<UUID, LedgerRow> rows = books.write(writes, round, recruitment.ledger(), stamp.actor(), now);
        if (round.units() > recruitment.units()) {
            Strata.moveOn(writes, locked.id(), round.places());
        }
        round.outcomes()
                .forEach(outcome -> events.publish(
                        locked,
                        outcome,
                        outcome.represented()
                                ? null
                                : rows.get(outcome.allotted().allocationId()),
                        outcome.at(now)));
        round.held().forEach(held -> events.held(locked, held, now));
        events.write(writes);
        writes.run();
        close.recruited(locked, recruitment.units(), round.units(), round.hasRoom())
                .ifPresent(this::closed);
    }

    /**
     * The trial is over: whoever lacks data will not be drawn for. She stays as she is, for it may still turn out that her unit
     * is in the trial.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void closed(Trial over) {
        Instant now = stamp.now();
        books.lackingData(over).forEach(candidate -> events.declined(over, candidate, now));
    }

    /** When, by whom, and under which new id. */
    @ApplicationScoped
    static class Stamp {

        private final InstantSource clock;
        private final Ids ids;
        private final Caller caller;
        private final Duration emergencyAfter;
        private final Duration evaluationFreshFor;

        Stamp(InstantSource clock, Ids ids, Caller caller, TrialConfig config) {
            this.clock = clock;
            this.ids = ids;
            this.caller = caller;
            this.emergencyAfter = config.emergencyAfter();
            this.evaluationFreshFor = config.evaluationFreshFor();
        }

        /** Who was identified before this comes late. */
        Instant late() {
            return now().minus(emergencyAfter);
        }

        /** Who was evaluated up to then is evaluated again before she is drawn for; those of test trials are made up. */
        Instant fresh(Trial trial) {
            return trial.isTest() ? Instant.MIN : now().minus(evaluationFreshFor);
        }

        /** In microseconds, which is what PostgreSQL gives back for the hash. */
        Instant now() {
            return clock.instant().truncatedTo(ChronoUnit.MICROS);
        }

        UUID id() {
            return ids.next();
        }

        String actor() {
            return caller.name();
        }
    }
}
