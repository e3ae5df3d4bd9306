package org.project360.simulator;

import java.time.Duration;
import org.project360.simulator.report.RunOptions;
import org.project360.simulator.report.SimulatedMessage;

/** Holds each message back until its time, counted from now: no answer and no delay changes when the next is due. */
final class Pace {
    private static final long LONGEST_SLEEP_MILLIS = 200;

    private final RunOptions options;
    private final long began = System.nanoTime();

    Pace(RunOptions options) {
        this.options = options;
    }

    void await(SimulatedMessage message, Runnable meanwhile) throws InterruptedException {
        if (options.rate() == 0) {
            return;
        }
        long due = began + Duration.between(options.start(), message.sendAt()).toNanos();
        for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            Thread.sleep(Math.min(LONGEST_SLEEP_MILLIS, 1 + left / 1_000_000));
            meanwhile.run();
        }
    }
}
