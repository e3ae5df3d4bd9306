package org.project360.simulator;

/** Ctrl-C: the sending ends with the message at hand, and what was sent is still written down and answered. */
final class Interruption implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 15_000;

    private final Thread worker = Thread.currentThread();
    private final Thread hook = new Thread(this::stop, "interruption");
    private volatile boolean wanted;

    Interruption() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    boolean wanted() {
        return wanted;
    }

    private void stop() {
        wanted = true;
        try {
            worker.join(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        if (!wanted) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
