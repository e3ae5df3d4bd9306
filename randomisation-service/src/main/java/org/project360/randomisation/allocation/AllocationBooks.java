package org.project360.randomisation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.project360.chassis.storage.RoundTrip;
import org.project360.contracts.randomisation.LedgerRow;
import org.project360.randomisation.trial.Trial;

/** The trial's books: what a round has to know before it, and what it decided written after it. */
@ApplicationScoped
class AllocationBooks {

    private final Allocations allocations;
    private final HeldCandidates heldCandidates;
    private final Ledger ledger;
    private final SealedDraws draws;
    private final TrialDraws trialDraws;

    AllocationBooks(
            Allocations allocations,
            HeldCandidates heldCandidates,
            Ledger ledger,
            SealedDraws draws,
            TrialDraws trialDraws) {
        this.allocations = allocations;
        this.heldCandidates = heldCandidates;
        this.ledger = ledger;
        this.draws = draws;
        this.trialDraws = trialDraws;
    }

    /** For what is to be read or written together. */
    RoundTrip roundTrip() {
        return allocations.roundTrip();
    }

    Supplier<Known> known(RoundTrip trip, Trial trial, List<Candidate> candidates) {
        return allocations.known(trip, trial, candidates);
    }

    /** Rows that wait for their place, if there are any: but after a restore there are none. */
    Known withUnchained(Known known, Trial trial, Recruitment recruitment) {
        return recruitment.unchained() == 0 ? known : known.with(ledger.unchained(trial.id()));
    }

    Recruitment recruitment(Trial trial) {
        return ledger.recruitment(trial.id());
    }

    Supplier<Recruitment> recruitment(RoundTrip trip, Trial trial) {
        return ledger.recruitment(trip, trial.id());
    }

    void requireWhole(Trial trial, Recruitment recruitment) {
        ledger.requireWhole(trial.id(), recruitment);
    }

    /** What the lists that are out mean for a batch that comes. */
    Emergency emergency(Trial trial, List<Candidate> batch, Recruitment recruitment, Instant late) {
        return recruitment.reserved() == 0
                ? Emergency.NONE
                : Emergency.arriving(recruitment.reserved(), late, heldCandidates.waitingForLists(trial, batch));
    }

    /** Those of the batch's persons and units that are pending for want of data. */
    Supplier<List<Candidate>> pending(RoundTrip trip, Trial trial, List<Candidate> batch) {
        return heldCandidates.ofSameSubjects(trip, trial, batch);
    }

    /** Everybody who is pending for want of data. */
    List<Candidate> lackingData(Trial trial) {
        return heldCandidates.lackingData(trial.id());
    }

    Room room(Trial trial, int units) {
        return trialDraws.room(trial, units);
    }

    StratumDraws method(Trial trial) {
        return trialDraws.of(trial);
    }

    /** Returns the rows that the ledger will have after the round trip, by allocation. */
    Map<UUID, LedgerRow> write(RoundTrip trip, AllocationRound round, LedgerHead head, String actor, Instant now) {
        Trial trial = round.trial();
        if (!round.held().isEmpty()) {
            heldCandidates.keep(trial.id(), round.held(), now);
        }
        if (round.outcomes().isEmpty()) {
            return Map.of();
        }
        List<LedgerEntry> followers = new ArrayList<>();
        List<LedgerEntry> rows = rows(round, followers, head, actor, now);
        List<LedgerEntry> drawn = new ArrayList<>(rows);
        drawn.removeAll(followers);
        Allocations.insert(trip, trial.id(), round.outcomes(), drawn, now);
        HeldCandidates.settle(trip, round.outcomes(), now);
        if (!followers.isEmpty()) {
            ledger.settle(trial.id(), followers);
        }
        trialDraws.added(trial, rows);
        return rows.isEmpty()
                ? Map.of()
                : ledger.append(trip, trial.id(), rows, head, trialDraws.hash(trial), round.units()).stream()
                        .collect(Collectors.toMap(row -> row.entry().allocationId(), Chained::published));
    }

    private List<LedgerEntry> rows(
            AllocationRound round, List<LedgerEntry> followers, LedgerHead head, String actor, Instant now) {
        List<LedgerEntry> rows = new ArrayList<>(round.outcomes().size());
        for (Outcome outcome : round.outcomes()) {
            Draw draw = outcome.draw();
            if (draw != null) {
                Listed listed = outcome.listed();
                String by = listed == null ? actor : listed.openedBy();
                rows.add(entry(head.length() + rows.size() + 1, round.trial(), outcome, draw, by, outcome.at(now)));
                for (LedgerEntry waited : round.followers(outcome.allotted().allocationId())) {
                    LedgerEntry follower = waited.at(head.length() + rows.size() + 1);
                    followers.add(follower);
                    rows.add(follower);
                }
            }
        }
        return rows;
    }

    /** What gives published allocations of the trial their places again. */
    LedgerRecall recall(Trial trial, Map<String, Place> places) {
        LedgerRecall.Keys keys = new LedgerRecall.Keys(
                method(trial),
                trialDraws.hash(trial),
                (allocationId, draw) -> draws.seal(trial.id(), allocationId, draw),
                (allocationId, bytes) -> draws.open(trial.id(), allocationId, bytes));
        long length = ledger.recruitment(trial.id()).ledger().length();
        return new LedgerRecall(trial, keys, length, places, ledger.unchained(trial.id()));
    }

    /** Answers that had been given in the second that began at this moment. */
    void writeBack(Trial trial, List<Outcome> outcomes, LedgerRecall recall, Instant at) {
        List<LedgerEntry> drawn = outcomes.stream()
                .map(outcome -> recall.rowOf(outcome.allotted().allocationId()))
                .filter(row -> row != null
                        && row.allocatedAt().truncatedTo(ChronoUnit.SECONDS).equals(at))
                .distinct()
                .toList();
        RoundTrip trip = roundTrip();
        Allocations.insert(trip, trial.id(), outcomes, drawn, at);
        HeldCandidates.settle(trip, outcomes, at);
        trip.run();
    }

    /** Chains the rows that have their place to the ledger, moves the strata on, and keeps the rows that wait. */
    void chain(Trial trial, LedgerRecall recall, LedgerHead head, int units) {
        RoundTrip trip = roundTrip();
        ledger.append(trip, trial.id(), recall.chained(), head, trialDraws.hash(trial), units);
        Strata.moveOn(trip, trial.id(), recall.places());
        trip.run();
        trialDraws.added(trial, recall.chained());
        ledger.settle(trial.id(), recall.chained());
        ledger.await(trial.id(), recall.unchained());
    }

    private LedgerEntry entry(long index, Trial trial, Outcome outcome, Draw draw, String actor, Instant now) {
        Candidate candidate = outcome.candidate();
        Allotted allotted = outcome.allotted();
        return new LedgerEntry(
                index,
                trial.id(),
                trial.trialVersion(),
                allotted.allocationId(),
                allotted.unitId(),
                candidate.personId(),
                candidate.incidentId(),
                Covariates.write(candidate.covariates()),
                candidate.data().ruleSetVersion(),
                trial.design().method().name(),
                allotted.stratum(),
                allotted.sequence(),
                draw.place().blockIndex(),
                draws.seal(trial.id(), allotted.allocationId(), draw),
                actor,
                candidate.topic(),
                candidate.partition(),
                candidate.offset(),
                now);
    }
}
