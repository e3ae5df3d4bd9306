package org.project360.followup.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.http.ETags;
import org.project360.chassis.problem.Problem;
import org.project360.contracts.followup.SafetyConcernRaised.Kind;
import org.project360.followup.participant.Participants;
import org.project360.followup.schedule.Wave;
import org.project360.followup.schedule.Waves;

/** Corrects an outcome: a new version beside the old. A danger that was not told before raises its alarm now. */
@ApplicationScoped
class CorrectOutcome {

    private final Waves waves;
    private final Outcomes outcomes;
    private final OutcomeDesk desk;
    private final RaiseConcerns concerns;
    private final Participants participants;

    CorrectOutcome(
            Waves waves, Outcomes outcomes, OutcomeDesk desk, RaiseConcerns concerns, Participants participants) {
        this.waves = waves;
        this.outcomes = outcomes;
        this.desk = desk;
        this.concerns = concerns;
        this.participants = participants;
    }

    @Transactional
    RecordedOutcome correct(UUID waveId, @Nullable String ifMatch, Correction correction) {
        Instant now = desk.now();
        Wave wave = waves.lockedForCollector(waveId, now);
        Outcome latest = outcomes.latest(waveId).orElseThrow(Problem::notFound);
        ETags.require(ifMatch, latest.version());
        if (participants.withdrawnFromDataUse(wave.personId())) {
            throw Problem.conflict(
                    "withdrawn-from-data-use",
                    "She withdrew from data use",
                    "What is recorded stays as it is. If she is in danger, call the duty desk.");
        }
        Answers answers = Answers.checked(correction.answers());
        UUID id = desk.newId();
        Outcome corrected =
                latest.corrected(desk.recorded(id, waveId, now), desk.seal(wave, id, answers), correction.reasonCode());
        outcomes.persist(corrected);
        Set<Kind> raised = concerns.raise(wave, answers.concerns(), now);
        desk.audit(
                "outcome.corrected",
                waveId,
                "version " + corrected.version() + ", " + correction.reasonCode() + ", concerns " + raised.size());
        return RecordedOutcome.of(corrected, raised);
    }
}
