package org.project360.randomisation.unblinding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.problem.Problem;
import org.project360.contracts.randomisation.Arm;
import org.project360.randomisation.allocation.ParticipantArms;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.Trials;

/** Tells one participant's arm, after it has been written down who asked and why. */
@ApplicationScoped
class UnblindParticipant {

    /** The answer; redacted wherever it is not the answer. */
    record Unblinded(UUID unblindingId, UUID trialId, UUID personId, Arm arm, Instant unblindedAt) {

        @Override
        public String toString() {
            return "Unblinded[unblindingId=" + unblindingId + "]";
        }
    }

    private final Trials trials;
    private final ParticipantArms arms;
    private final Unblindings unblindings;
    private final UnblindingAlert alert;
    private final Audit audit;

    UnblindParticipant(
            Trials trials, ParticipantArms arms, Unblindings unblindings, UnblindingAlert alert, Audit audit) {
        this.trials = trials;
        this.arms = arms;
        this.unblindings = unblindings;
        this.alert = alert;
        this.audit = audit;
    }

    @Transactional
    Unblinded unblind(UUID trialId, UUID personId, String reason) {
        Trial trial = trials.known(trialId);
        Arm arm = arms.of(trial, personId).orElseThrow(Problem::notFound);
        Unblinding written = unblindings.add(trialId, personId, reason);
        alert.raise(written);
        audit.record("participant.unblinded", "participant", personId, "unblinding " + written.id());
        return new Unblinded(written.id(), trialId, personId, arm, written.at());
    }
}
