package org.project360.local.testing;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time stands still until a test moves it. As a bean it takes the place of the system clock in every service test. */
@Alternative
@Priority(1)
@ApplicationScoped
public class TestClock implements InstantSource {
    /** A Monday morning in term time, before the clocks go forward. */
    public static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

    private volatile Instant now = START;

    @Override
    public Instant instant() {
        return now;
    }

    public synchronized void set(Instant instant) {
        now = instant;
    }

    public synchronized void advance(Duration duration) {
        now = now.plus(duration);
    }

    public void reset() {
        set(START);
    }
}
