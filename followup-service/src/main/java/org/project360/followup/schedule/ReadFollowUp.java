package org.project360.followup.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.security.Caller;
import org.project360.followup.participant.Contacts;

/** One wave with the safe ways to reach her; they are given while she may be reached for it, or answer late. */
@ApplicationScoped
class ReadFollowUp {

    /** A view with the version that its ETag names. */
    record Versioned(FollowUp followUp, long version) {}

    private final Waves waves;
    private final Contacts contacts;
    private final Audit audit;
    private final Caller caller;
    private final InstantSource clock;

    ReadFollowUp(Waves waves, Contacts contacts, Audit audit, Caller caller, InstantSource clock) {
        this.waves = waves;
        this.contacts = contacts;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    Versioned read(UUID waveId) {
        Instant now = clock.instant();
        Wave wave = waves.forCollector(waveId, now);
        boolean completed = wave.stateAt(now) == WaveState.COMPLETED;
        audit.record("follow-up.read", "follow-up", waveId, completed ? "without contact" : "with contact");
        return new Versioned(
                FollowUp.of(wave, caller.name(), now, completed ? null : contacts.waysTo(wave.personId(), now)),
                wave.version());
    }
}
