package org.project360.followup.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.project360.chassis.crypto.Envelopes;
import org.project360.chassis.problem.Problem;
import org.project360.followup.participant.Participants;
import org.project360.followup.schedule.Wave;

/** Answers under the key of the person who enrolled; gone with it. */
@ApplicationScoped
class SealedAnswers {

    private final Participants participants;
    private final Envelopes envelopes;

    SealedAnswers(Participants participants, Envelopes envelopes) {
        this.participants = participants;
        this.envelopes = envelopes;
    }

    byte[] seal(Wave wave, UUID outcomeId, Answers answers) {
        return envelopes.seal(key(wave), place(outcomeId), answers);
    }

    Answers open(Wave wave, Outcome outcome) {
        return envelopes.open(key(wave), place(outcome.id()), outcome.sealedAnswers(), Answers.class);
    }

    private byte[] key(Wave wave) {
        return participants.key(wave.enrolledPersonId()).orElseThrow(Problem::notFound);
    }

    private static String place(UUID outcomeId) {
        return "outcome/" + outcomeId;
    }
}
