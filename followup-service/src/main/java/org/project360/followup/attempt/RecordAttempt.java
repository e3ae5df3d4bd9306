package org.project360.followup.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.problem.Problem;
import org.project360.followup.participant.Contacts;
import org.project360.followup.participant.Guidance;
import org.project360.followup.schedule.Wave;
import org.project360.followup.schedule.Waves;

/** Records an attempt if it may be made: the policy first, then her instructions, which only a named reason overrides. */
@ApplicationScoped
class RecordAttempt {

    private final Waves waves;
    private final Attempts attempts;
    private final Contacts contacts;
    private final AttemptDesk desk;
    private final Audit audit;

    RecordAttempt(Waves waves, Attempts attempts, Contacts contacts, AttemptDesk desk, Audit audit) {
        this.waves = waves;
        this.attempts = attempts;
        this.contacts = contacts;
        this.desk = desk;
        this.audit = audit;
    }

    @Transactional
    Attempt.View record(UUID waveId, NewAttempt made) {
        Instant now = desk.now();
        Instant at = made.at() == null ? now : made.at().truncatedTo(ChronoUnit.MICROS);
        Wave wave = waves.lockedForCollector(waveId, now);
        if (wave.claimedByOther(desk.collector())) {
            throw Problem.conflict("already-claimed", "Another collector works on it", "Two must not call her.");
        }
        List<Attempt> atPerson = attempts.atPerson(wave.personId());
        desk.policy()
                .forbidding(new AttemptPolicy.Case(
                        wave.facts(),
                        at,
                        now,
                        atPerson.stream()
                                .filter(a -> a.waveId().equals(waveId))
                                .map(Attempt::attemptedAt)
                                .toList(),
                        atPerson.stream().map(Attempt::attemptedAt).toList()))
                .ifPresent(rule -> {
                    throw Problem.conflict(rule.type(), "No attempt may be made", rule.advice());
                });
        OverrideReason override = overrideNeeded(wave, made, at);
        Attempt attempt = new Attempt(desk.newId(), waveId, made, at, override, desk.collector(), now);
        attempts.persist(attempt);
        audit.record(
                "attempt.recorded",
                "follow-up",
                waveId,
                made.channel() + " " + made.outcome() + (override == null ? "" : " override " + override));
        return attempt.view();
    }

    Instant now() {
        return desk.now();
    }

    /** The reason that was needed; none where it was safe anyway. */
    private @Nullable OverrideReason overrideNeeded(Wave wave, NewAttempt made, Instant at) {
        Guidance guidance = contacts.guidance(wave.personId(), made.channel(), at);
        if (guidance.safe()) {
            return null;
        }
        if (made.overrideReason() == null) {
            throw new Problem(
                    409,
                    "unsafe-contact-window",
                    "Not safe by her instructions",
                    "Do not use this channel at this time. If it had to be, send an override reason.",
                    List.of(),
                    guidance.notBefore() == null
                            ? Map.of("verdict", guidance.verdict())
                            : Map.of("verdict", guidance.verdict(), "notBefore", guidance.notBefore()));
        }
        return made.overrideReason();
    }
}
