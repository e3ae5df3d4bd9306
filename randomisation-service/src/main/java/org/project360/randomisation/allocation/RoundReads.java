package org.project360.randomisation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.project360.chassis.storage.RoundTrip;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.TrialCopies;

/** Reads what a round must know, under the trial's lock: in one round trip, and another where somebody was pending. */
@ApplicationScoped
class RoundReads {

    /** The locked trial, the batch, and behind it those of its persons and units that were pending for want of data. */
    record Before(
            Trial trial, List<Candidate> candidates, Recruitment recruitment, Known known, Map<String, Place> places) {}

    private final AllocationBooks books;
    private final Strata strata;
    private final TrialCopies copies;

    RoundReads(AllocationBooks books, Strata strata, TrialCopies copies) {
        this.books = books;
        this.strata = strata;
        this.copies = copies;
    }

    /** Locks the trial in the same round trip; what was read for it as it was is read again if it has changed. */
    Before locking(UUID trialId, List<Candidate> batch) {
        Optional<TrialCopies.Copy> last = copies.last(trialId);
        if (last.isPresent()) {
            RoundTrip reads = books.roundTrip();
            Supplier<Boolean> unchanged = copies.lock(reads, last.get());
            Supplier<Before> before = add(reads, last.get().trial(), batch);
            reads.run();
            if (unchanged.get()) {
                return before.get();
            }
        }
        return of(copies.renewed(trialId), batch);
    }

    /** The caller has locked the trial. */
    Before of(Trial locked, List<Candidate> batch) {
        RoundTrip reads = books.roundTrip();
        Supplier<Before> before = add(reads, locked, batch);
        reads.run();
        return before.get();
    }

    private Supplier<Before> add(RoundTrip reads, Trial trial, List<Candidate> batch) {
        Supplier<List<Candidate>> pending = books.pending(reads, trial, batch);
        Supplier<Recruitment> recruitment = books.recruitment(reads, trial);
        Supplier<Known> known = books.known(reads, trial, batch);
        Supplier<Map<String, Place>> places = strata.locked(reads, trial.id(), needed(trial, batch));
        return () -> {
            books.requireWhole(trial, recruitment.get());
            return pending.get().isEmpty()
                    ? before(trial, batch, recruitment.get(), known, places)
                    : withPending(trial, batch, pending.get(), recruitment.get());
        };
    }

    private Before withPending(Trial locked, List<Candidate> batch, List<Candidate> pending, Recruitment recruitment) {
        List<Candidate> candidates = new ArrayList<>(batch);
        candidates.addAll(pending);
        RoundTrip again = books.roundTrip();
        Supplier<Known> known = books.known(again, locked, candidates);
        Supplier<Map<String, Place>> places = strata.locked(again, locked.id(), needed(locked, candidates));
        again.run();
        return before(locked, candidates, recruitment, known, places);
    }

    private Before before(
            Trial locked,
            List<Candidate> candidates,
            Recruitment recruitment,
            Supplier<Known> known,
            Supplier<Map<String, Place>> places) {
        return new Before(
                locked, candidates, recruitment, books.withUnchained(known.get(), locked, recruitment), places.get());
    }

    private static Set<String> needed(Trial trial, List<Candidate> candidates) {
        return candidates.stream()
                .map(candidate -> trial.design().stratum(candidate.covariates()))
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
