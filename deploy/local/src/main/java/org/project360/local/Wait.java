package org.project360.local;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for something another process does; there is no event to subscribe to, so it looks every 50 ms. */
final class Wait {
    private static final long PAUSE_MILLIS = 50;

    private Wait() {}

    static boolean until(Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while waiting for another process.");
        }
    }
}
