package org.project360.bench.support;

import java.time.Duration;

/** Between two looks at what another process does. */
public final class Pause {
    private Pause() {}

    public static void of(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted.");
        }
    }
}
