package org.project360.randomisation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.project360.contracts.intake.CandidateIdentified;
import org.project360.contracts.randomisation.AllocationMade;
import org.project360.contracts.randomisation.AllocationRecovery;
import org.project360.randomisation.trial.CloseTrial;
import org.project360.randomisation.trial.Trial;

/** Writes published allocations back into a database that was set back, each at the time at which it was made. */
@ApplicationScoped
class WriteBack {

    private static final Logger LOG = Logger.getLogger(WriteBack.class);

    private final AllocationBooks books;
    private final Strata strata;
    private final AllocationEvents events;
    private final CloseTrial close;
    private final ForgottenAllocations forgotten;

    WriteBack(
            AllocationBooks books,
            Strata strata,
            AllocationEvents events,
            CloseTrial close,
            ForgottenAllocations forgotten) {
        this.books = books;
        this.strata = strata;
        this.events = events;
        this.close = close;
        this.forgotten = forgotten;
    }

    /** Writes back what has no answer in the database; the caller has locked the trial. */
    @Transactional(Transactional.TxType.MANDATORY)
    void write(Trial trial, List<Publication> publications) {
        Recruitment before = books.recruitment(trial);
        LedgerRecall recall = recall(trial, publications);
        Map<Instant, List<Outcome>> outcomes = outcomes(publications, recall);
        outcomes.forEach((at, batch) -> {
            books.writeBack(trial, batch, recall, at);
            batch.stream()
                    .filter(Outcome::enrolled)
                    .forEach(outcome -> events.enrolled(trial, outcome, outcome.at(at)));
        });
        int units = before.units() + recall.units();
        books.chain(trial, recall, before.ledger(), units);
        if (trial.state() == Trial.State.OPEN) {
            close.recruited(
                    trial, before.units(), units, books.room(trial, units).holds(1));
        }
        LOG.warnf(
                "The database had forgotten %d answers of trial %s; they were written back from the allocation topic, %d of"
                        + " them draws, of which %d wait for a draw that was lost before it was published",
                publications.size(),
                trial.code(),
                recall.units(),
                recall.unchained().rows().size());
    }

    private LedgerRecall recall(Trial trial, List<Publication> publications) {
        Set<UUID> known = forgotten.allocations(publications);
        Map<String, Place> places = strata.locked(
                trial.id(),
                publications.stream().map(one -> one.made().stratum()).collect(Collectors.toCollection(TreeSet::new)));
        LedgerRecall recall = books.recall(trial, places);
        // An allocation is taken by its draw, or by whoever came again first where the draw itself was never published.
        publications.stream()
                .filter(one -> !known.contains(one.allocationId()))
                .collect(Collectors.toMap(
                        Publication::allocationId,
                        one -> one,
                        (a, b) -> a.made().represented() ? b : a))
                .values()
                .stream()
                .sorted(Comparator.comparingLong(Publication::ledgerIndex)
                        .thenComparingLong(one -> one.made().sequence()))
                .forEach(recall::take);
        return recall;
    }

    /** The answers by the second in which they were given; their places in it are microseconds. */
    private Map<Instant, List<Outcome>> outcomes(List<Publication> publications, LedgerRecall recall) {
        Set<UUID> enrolled = new HashSet<>(forgotten.participants(publications));
        Map<Instant, List<Outcome>> outcomes = new TreeMap<>();
        publications.stream()
                .sorted(Comparator.comparing((Publication one) -> one.made().allocatedAt())
                        .thenComparingLong(Publication::ledgerIndex))
                .forEach(one -> {
                    boolean isNew = one.enrolled() && enrolled.add(one.made().personId());
                    outcomes.computeIfAbsent(second(one), at -> new ArrayList<>())
                            .add(outcome(one, isNew, recall));
                });
        return outcomes;
    }

    private static Outcome outcome(Publication publication, boolean enrolled, LedgerRecall recall) {
        AllocationMade made = publication.made();
        AllocationRecovery recovery = made.recovery();
        CandidateIdentified data = new CandidateIdentified(
                made.incidentId(),
                made.personId(),
                made.unitId(),
                null,
                "",
                recovery == null ? made.allocatedAt() : recovery.reportedAt(),
                made.allocatedAt(),
                "",
                0,
                Map.of());
        return new Outcome(
                new Candidate(data, "", publication.partition(), publication.offset()),
                new Allotted(made.allocationId(), made.unitId(), made.stratum(), made.sequence(), made.arm()),
                enrolled,
                made.represented() ? null : recall.drawOf(made.allocationId()),
                (int) ChronoUnit.MICROS.between(second(publication), made.allocatedAt()));
    }

    private static Instant second(Publication publication) {
        return publication.made().allocatedAt().truncatedTo(ChronoUnit.SECONDS);
    }
}
