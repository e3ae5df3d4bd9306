package org.project360.followup.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.http.ETags;
import org.project360.chassis.problem.Problem;
import org.project360.chassis.security.Caller;

/** A collector takes a wave, so that no two call the same participant. */
@ApplicationScoped
class ClaimWave {

    private final Waves waves;
    private final Audit audit;
    private final Caller caller;
    private final InstantSource clock;

    ClaimWave(Waves waves, Audit audit, Caller caller, InstantSource clock) {
        this.waves = waves;
        this.audit = audit;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    ReadFollowUp.Versioned claim(UUID waveId, @Nullable String ifMatch) {
        Instant now = clock.instant();
        Wave wave = waves.lockedForCollector(waveId, now);
        if (ifMatch != null) {
            ETags.require(ifMatch, wave.version());
        }
        if (wave.stateAt(now) == WaveState.COMPLETED) {
            throw Problem.conflict("wave-completed", "The wave is completed", "Nothing is left to do.");
        }
        if (wave.claimedByOther(caller.name())) {
            throw Problem.conflict("already-claimed", "Another collector works on it", "Take another wave.");
        }
        wave.claim(caller.name(), now);
        audit.record("follow-up.claimed", "follow-up", waveId);
        return versioned(wave, now);
    }

    @Transactional
    ReadFollowUp.Versioned release(UUID waveId) {
        Instant now = clock.instant();
        Wave wave = waves.lockedForCollector(waveId, now);
        if (wave.claimedByOther(caller.name()) && !caller.hasRole("trial-manager")) {
            throw Problem.conflict(
                    "already-claimed", "Another collector works on it", "A trial manager can release it.");
        }
        wave.release();
        audit.record("follow-up.released", "follow-up", waveId);
        return versioned(wave, now);
    }

    private ReadFollowUp.Versioned versioned(Wave wave, Instant now) {
        waves.flush();
        return new ReadFollowUp.Versioned(FollowUp.listed(wave, caller.name(), now), wave.version());
    }
}
