package org.project360.simulator;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C or SIGTERM: the sending ends with the message at hand, and what was sent is still written down and answered.
 * The program may end as soon as this is closed, and ends after the patience in any case.
 */
final class Interruption implements AutoCloseable {
    private final Duration patience;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean wanted;

    Interruption(Duration patience) {
        this.patience = patience;
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "interruption"));
    }

    boolean wanted() {
        return wanted;
    }

    /** Waits for the closing, not for the end of the worker, who may himself be waiting in System.exit by then. */
    private void stop() {
        wanted = true;
        try {
            if (!closed.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println("Interrupted, and not done after " + patience.toSeconds() + " s more.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
