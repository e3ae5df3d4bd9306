package org.project360.randomisation.allocation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.project360.contracts.intake.CandidateIdentified;
import org.project360.contracts.randomisation.Arm;
import org.project360.randomisation.trial.PaperTrial;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.TrialDesign;

/**
 * A whole trial on paper: the service's own allocation of candidates, with memory in the place of the database. Candidates
 * that are held for want of data are forgotten unless they come again. Not thread-safe.
 */
public final class TrialRehearsal {

    /** An answer, with the arm: this is no real trial. */
    public record Answer(
            UUID incidentId, UUID personId, UUID unitId, String stratum, long sequence, Arm arm, boolean represented) {

        private static Answer of(Outcome outcome) {
            Allotted allotted = outcome.allotted();
            return new Answer(
                    outcome.candidate().incidentId(),
                    outcome.candidate().personId(),
                    allotted.unitId(),
                    allotted.stratum(),
                    allotted.sequence(),
                    allotted.arm(),
                    outcome.represented());
        }
    }

    private final Trial trial;
    private final StratumDraws draws;
    private final Known known = new Known(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashSet<>());
    private final Map<String, Place> places = new HashMap<>();
    private final Room room;
    private long ids;

    /** {@code secret} is the rehearsed trial's; {@code target} units are drawn for and no more. */
    public TrialRehearsal(byte[] secret, UUID trialId, TrialDesign design, int target) {
        this.trial = PaperTrial.open(trialId, design, target);
        this.draws = StratumDraws.of(secret, trialId, trial.trialVersion(), design);
        this.room = Room.empty(trial);
        design.strata().forEach(stratum -> places.put(stratum, Place.FIRST));
    }

    /** Takes a batch in order; returns the answers, in order, of those who got one. */
    public List<Answer> take(List<CandidateIdentified> batch) {
        AllocationRound round =
                new AllocationRound(trial, known, places, room, paper -> draws, () -> new UUID(0, ++ids));
        for (CandidateIdentified candidate : batch) {
            round.take(new Candidate(Candidate.complete(candidate), "rehearsal", 0, ids));
        }
        places.putAll(round.places());
        List<Answer> answers = new ArrayList<>();
        round.outcomes().forEach(outcome -> answers.add(Answer.of(outcome)));
        return answers;
    }

    /** Units drawn for so far. */
    public int units() {
        return room.units();
    }
}
