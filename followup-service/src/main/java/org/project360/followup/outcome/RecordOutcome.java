package org.project360.followup.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.project360.chassis.problem.Problem;
import org.project360.contracts.followup.SafetyConcernRaised.Kind;
import org.project360.followup.schedule.Wave;
import org.project360.followup.schedule.WaveState;
import org.project360.followup.schedule.Waves;

/** Takes the outcome of a wave, in its window or late; dangerous answers raise the alarm in the same transaction. */
@ApplicationScoped
class RecordOutcome {

    private final Waves waves;
    private final Outcomes outcomes;
    private final OutcomeDesk desk;
    private final RaiseConcerns concerns;
    private final Event<ArmGuessed> guessed;

    RecordOutcome(Waves waves, Outcomes outcomes, OutcomeDesk desk, RaiseConcerns concerns, Event<ArmGuessed> guessed) {
        this.waves = waves;
        this.outcomes = outcomes;
        this.desk = desk;
        this.concerns = concerns;
        this.guessed = guessed;
    }

    @Transactional
    RecordedOutcome record(UUID waveId, NewOutcome given) {
        Instant now = desk.now();
        Wave wave = waves.lockedForCollector(waveId, now);
        if (wave.stateAt(now) == WaveState.COMPLETED) {
            throw Problem.conflict(
                    "outcome-recorded", "The outcome is recorded", "Correct it: PUT with If-Match and a reason.");
        }
        Answers answers = Answers.checked(given.answers());
        Instant interviewedAt = interviewedAt(wave, given, now);
        boolean late = wave.complete(interviewedAt);
        UUID id = desk.newId();
        Outcome outcome =
                Outcome.first(desk.recorded(id, waveId, now), desk.seal(wave, id, answers), interviewedAt, late);
        outcomes.persist(outcome);
        Set<Kind> raised = concerns.raise(wave, answers.concerns(), now);
        if (given.armGuess() != null) {
            guessed.fire(new ArmGuessed(id, waveId, wave.trialId(), given.armGuess(), desk.collector(), now));
        }
        desk.audit("outcome.recorded", waveId, "version 1, concerns " + raised.size());
        return RecordedOutcome.of(outcome, raised);
    }

    private static Instant interviewedAt(Wave wave, NewOutcome given, Instant now) {
        Instant at = given.interviewedAt() == null ? now : given.interviewedAt().truncatedTo(ChronoUnit.MICROS);
        if (at.isAfter(now) || at.isBefore(wave.facts().opensAt())) {
            throw Problem.unprocessable(
                    "invalid-interview-time",
                    "An interview lies between the opening of its wave and now.",
                    List.of(new Problem.FieldError(
                            "/interviewedAt", "out-of-range", "Before the opening of the wave, or in the future.")));
        }
        return at;
    }
}
