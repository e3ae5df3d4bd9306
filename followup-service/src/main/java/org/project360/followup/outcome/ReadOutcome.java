package org.project360.followup.outcome;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.problem.Problem;
import org.project360.followup.schedule.Wave;
import org.project360.followup.schedule.Waves;

/** An outcome with its answers; the latest version, or one of the old. */
@ApplicationScoped
class ReadOutcome {

    /** What is told of an outcome; never the guess. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            UUID waveId,
            int version,
            String instrument,
            Instant interviewedAt,
            List<RecordedOutcome.Flag> flags,
            Map<String, Answer> answers,
            @Nullable String correctionReason,
            String recordedBy,
            Instant recordedAt) {

        @Override
        public String toString() {
            return "Outcome[" + waveId + "]";
        }
    }

    private final Waves waves;
    private final Outcomes outcomes;
    private final OutcomeDesk desk;

    ReadOutcome(Waves waves, Outcomes outcomes, OutcomeDesk desk) {
        this.waves = waves;
        this.outcomes = outcomes;
        this.desk = desk;
    }

    @Transactional
    View read(UUID waveId, @Nullable Integer version) {
        Wave wave = waves.forCollector(waveId, desk.now());
        Optional<Outcome> found = version == null ? outcomes.latest(waveId) : outcomes.version(waveId, version);
        Outcome outcome = found.orElseThrow(Problem::notFound);
        Answers answers = desk.open(wave, outcome);
        desk.audit("outcome.read", waveId, "version " + outcome.version());
        return new View(
                waveId,
                outcome.version(),
                outcome.instrument(),
                outcome.interviewedAt(),
                RecordedOutcome.flags(outcome),
                answers.byItem(),
                outcome.correctionReason(),
                outcome.recordedBy(),
                outcome.recordedAt());
    }
}
