package org.project360.simulator.report;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What makes a run of incidents in a world.
 *
 * @param start when the first report is sent; every other time follows from it
 * @param rate incidents per second; 0 for all at once, and then every report counts as sent at the start
 * @param days over how many days before the start the incidents occurred
 * @param timeline how times of occurrence and report lie beside the sending
 * @param freshShare of the incidents that are not their victim's last, how many are reported just before the sending
 * @param httpShare of the incidents, how many are reported by HTTP
 * @param noise what goes wrong
 */
public record RunOptions(
        Instant start, double rate, int days, Timeline timeline, double freshShare, double httpShare, Noise noise) {
    public static final int DAYS = 300;
    public static final double FRESH_SHARE = 0.25;
    public static final double HTTP_SHARE = 0.05;

    public RunOptions {
        start = start.truncatedTo(ChronoUnit.MILLIS);
        if (days < 1 || days > 3650) {
            throw new IllegalArgumentException("Days must be from 1 to 3650.");
        }
        if (!(rate >= 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("The rate must be 0 or more.");
        }
        if (!(freshShare >= 0 && freshShare <= 1 && httpShare >= 0 && httpShare <= 1)) {
            throw new IllegalArgumentException("A share must be from 0 to 1.");
        }
    }

    public static RunOptions at(Instant start) {
        return new RunOptions(start, 0, DAYS, Timeline.COMPRESSED, FRESH_SHARE, HTTP_SHARE, Noise.usual());
    }

    public RunOptions with(Noise other) {
        return new RunOptions(start, rate, days, timeline, freshShare, httpShare, other);
    }

    public RunOptions with(Timeline other) {
        return new RunOptions(start, rate, days, other, freshShare, httpShare, noise);
    }

    /** When the report of so many incidents after the first is meant to be sent. */
    Instant sendAt(double incident) {
        return rate == 0 ? start : start.plus(Duration.ofMillis((long) (incident / rate * 1_000)));
    }
}
