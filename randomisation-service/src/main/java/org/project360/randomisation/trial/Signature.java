package org.project360.randomisation.trial;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.project360.chassis.security.Caller;
import org.project360.chassis.time.Ids;

/** By whom, when, and under which new id. */
@ApplicationScoped
public class Signature {

    private final Caller caller;
    private final InstantSource clock;
    private final Ids ids;

    Signature(Caller caller, InstantSource clock, Ids ids) {
        this.caller = caller;
        this.clock = clock;
        this.ids = ids;
    }

    public String name() {
        return caller.name();
    }

    /** In microseconds, which is what PostgreSQL keeps. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    public UUID id() {
        return ids.next();
    }
}
