package org.project360.followup.outcome;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.security.Caller;
import org.project360.chassis.time.Ids;
import org.project360.followup.schedule.Wave;

/** Who records, when, and how it is put away. */
@ApplicationScoped
class OutcomeDesk {

    private final InstantSource clock;
    private final Caller caller;
    private final Ids ids;
    private final SealedAnswers answers;
    private final Audit audit;

    OutcomeDesk(InstantSource clock, Caller caller, Ids ids, SealedAnswers answers, Audit audit) {
        this.clock = clock;
        this.caller = caller;
        this.ids = ids;
        this.answers = answers;
        this.audit = audit;
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    String collector() {
        return caller.name();
    }

    UUID newId() {
        return ids.next();
    }

    Outcome.Recorded recorded(UUID id, UUID waveId, Instant now) {
        return new Outcome.Recorded(id, waveId, caller.name(), now);
    }

    byte[] seal(Wave wave, UUID outcomeId, Answers given) {
        return answers.seal(wave, outcomeId, given);
    }

    Answers open(Wave wave, Outcome outcome) {
        return answers.open(wave, outcome);
    }

    void audit(String action, UUID waveId, String detail) {
        audit.record(action, "follow-up", waveId, detail);
    }
}
