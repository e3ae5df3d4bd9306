package org.project360.randomisation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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

    private final AllocationBooks books;
    private final Strata strata;
    private final AllocationEvents events;
    private final CloseTrial close;
    private final Stamp stamp;

    AllocateCandidates(AllocationBooks books, Strata strata, AllocationEvents events, CloseTrial close, Stamp stamp) {
        this.books = books;
        this.strata = strata;
        this.events = events;
        this.close = close;
        this.stamp = stamp;
    }

    /**
     * Allocates; the caller has locked the trial, which serialises the ceiling and the ledger, and holds the lock to the
     * end of the transaction.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void allocate(Trial locked, List<Candidate> batch) {
        allocate(locked, batch, recruitment -> books.emergency(locked, batch, recruitment, stamp.late()));
    }

    /** Those who were kept, some of them by entries of an emergency list; when they came is no matter any more. */
    @Transactional(Transactional.TxType.MANDATORY)
    void allocateHeld(Trial locked, List<Candidate> held, Map<UUID, Listed> uses) {
        allocate(locked, held, recruitment -> Emergency.kept(recruitment.reserved(), uses));
    }

    private void allocate(Trial locked, List<Candidate> batch, Function<Recruitment, Emergency> emergency) {
        Instant now = stamp.now();
        Before before = before(locked, batch);
        Recruitment recruitment = before.recruitment();
        AllocationRound round = new AllocationRound(
                locked,
                before.known(),
                before.places(),
                books.room(locked, recruitment.units()),
                books::method,
                stamp::id,
                emergency.apply(recruitment),
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
        if (locked.state() == Trial.State.OPEN) {
            close.recruited(locked, recruitment.units(), round.units(), round.hasRoom());
            if (locked.isOver()) {
                closed(locked);
            }
        }
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

    /** What a round must know: the batch, and behind it those of its persons and units that were pending for want of data. */
    private record Before(
            List<Candidate> candidates, Recruitment recruitment, Known known, Map<String, Place> places) {}

    /** One round trip, and another where somebody was pending. */
    private Before before(Trial locked, List<Candidate> batch) {
        RoundTrip reads = books.roundTrip();
        Supplier<List<Candidate>> pending = books.pending(reads, locked, batch);
        Supplier<Recruitment> recruitment = books.recruitment(reads, locked);
        Supplier<Known> known = books.known(reads, locked, batch);
        Supplier<Map<String, Place>> places = strata.locked(reads, locked.id(), needed(locked, batch));
        reads.run();
        books.requireWhole(locked, recruitment.get());
        List<Candidate> candidates = new ArrayList<>(batch);
        candidates.addAll(pending.get());
        if (candidates.size() > batch.size()) {
            RoundTrip again = books.roundTrip();
            known = books.known(again, locked, candidates);
            places = strata.locked(again, locked.id(), needed(locked, candidates));
            again.run();
        }
        return new Before(
                candidates,
                recruitment.get(),
                books.withUnchained(known.get(), locked, recruitment.get()),
                places.get());
    }

    private static Set<String> needed(Trial trial, List<Candidate> candidates) {
        return candidates.stream()
                .map(candidate -> trial.design().stratum(candidate.covariates()))
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new));
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
