package org.project360.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.project360.chassis.security.Caller;
import org.project360.chassis.time.Ids;

/** The id, the moment and the author of something that a caller does. */
@ApplicationScoped
public class Stamps {

    /** One act. */
    public record Stamp(UUID id, Instant at, String by) {}

    private final Ids ids;
    private final InstantSource clock;
    private final Caller caller;

    Stamps(Ids ids, InstantSource clock, Caller caller) {
        this.ids = ids;
        this.clock = clock;
        this.caller = caller;
    }

    public Stamp next() {
        return new Stamp(ids.next(), clock.instant().truncatedTo(ChronoUnit.MICROS), caller.name());
    }
}
