package org.project360.followup.attempt;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.project360.chassis.security.Caller;
import org.project360.chassis.time.Ids;

/** Who tries, when, and by which limits. */
@ApplicationScoped
class AttemptDesk {

    private final InstantSource clock;
    private final Caller caller;
    private final Ids ids;
    private final AttemptPolicy policy;

    AttemptDesk(InstantSource clock, Caller caller, Ids ids, AttemptConfig config) {
        this.clock = clock;
        this.caller = caller;
        this.ids = ids;
        this.policy = new AttemptPolicy(config.maxPerWave(), config.maxPerDay(), config.minimumGap());
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

    AttemptPolicy policy() {
        return policy;
    }
}
