package org.project360.randomisation.allocation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.TrialSecrets;

/** The trial's books: what a round has to know before it, and what it decided written after it. */
@ApplicationScoped
class AllocationBooks {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Allocations allocations;
    private final HeldCandidates heldCandidates;
    private final Ledger ledger;
    private final SealedDraws draws;
    private final TrialSecrets secrets;

    AllocationBooks(
            Allocations allocations,
            HeldCandidates heldCandidates,
            Ledger ledger,
            SealedDraws draws,
            TrialSecrets secrets) {
        this.allocations = allocations;
        this.heldCandidates = heldCandidates;
        this.ledger = ledger;
        this.draws = draws;
        this.secrets = secrets;
    }

    Known known(Trial trial, List<Candidate> candidates) {
        return allocations.known(trial, candidates);
    }

    Recruitment recruitment(Trial trial) {
        return ledger.recruitment(trial.id());
    }

    /** The batch, followed by those of its persons and units that were pending for want of data. */
    List<Candidate> withPending(Trial trial, List<Candidate> batch) {
        List<Candidate> all = new ArrayList<>(batch);
        all.addAll(heldCandidates.ofSameSubjects(trial, batch));
        return all;
    }

    StratumDraws method(Trial trial) {
        return StratumDraws.of(secrets.open(trial), trial.id(), trial.trialVersion(), trial.design());
    }

    void write(AllocationRound round, LedgerHead head, String actor, Instant now) {
        Trial trial = round.trial();
        if (!round.held().isEmpty()) {
            heldCandidates.keep(trial.id(), round.held(), now);
        }
        if (round.outcomes().isEmpty()) {
            return;
        }
        List<LedgerEntry> entries = entries(round, head, actor, now);
        allocations.insert(trial.id(), round.outcomes(), entries, now);
        heldCandidates.settle(round.outcomes(), now);
        if (!entries.isEmpty()) {
            ledger.append(trial.id(), entries, head, new LedgerHash(secrets.open(trial)), round.units());
        }
    }

    private List<LedgerEntry> entries(AllocationRound round, LedgerHead head, String actor, Instant now) {
        List<LedgerEntry> entries = new ArrayList<>(round.outcomes().size());
        for (Outcome outcome : round.outcomes()) {
            Draw draw = outcome.draw();
            if (draw != null) {
                entries.add(entry(
                        head.length() + entries.size() + 1, round.trial(), outcome, draw, actor, outcome.at(now)));
            }
        }
        return entries;
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
                sorted(candidate.covariates()),
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

    private static String sorted(Map<String, String> covariates) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(covariates));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Covariates are not serialisable");
        }
    }
}
