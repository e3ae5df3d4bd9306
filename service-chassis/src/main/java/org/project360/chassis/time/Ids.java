package org.project360.chassis.time;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/** Time-ordered UUIDs, version 7 (RFC 9562, section 5.7): 48 bits of milliseconds, 74 random bits. */
@ApplicationScoped
public class Ids {

    private final SecureRandom random = new SecureRandom();
    private final InstantSource clock;

    public Ids(InstantSource clock) {
        this.clock = clock;
    }

    /** A new id; ids of later milliseconds sort after earlier ones, so that indexes grow at their end. */
    public UUID next() {
        long milliseconds = clock.millis();
        long high = (milliseconds << 16) | 0x7000L | (random.nextInt() & 0xFFFL);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
