package org.project360.followup.outcome;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.project360.contracts.followup.SafetyConcernRaised.Kind;

/** What a collector is told after recording: whether it came late, and which dangers the duty desk now knows of. */
record RecordedOutcome(UUID waveId, int version, Instant interviewedAt, List<Flag> flags, Set<Kind> concernsRaised) {

    /** What is special about an outcome. */
    enum Flag {
        OUT_OF_WINDOW
    }

    static RecordedOutcome of(Outcome outcome, Set<Kind> raised) {
        return new RecordedOutcome(
                outcome.waveId(), outcome.version(), outcome.interviewedAt(), flags(outcome), raised);
    }

    static List<Flag> flags(Outcome outcome) {
        return outcome.outOfWindow() ? List.of(Flag.OUT_OF_WINDOW) : List.of();
    }
}
