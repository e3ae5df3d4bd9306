package org.project360.bench.support;

import java.io.PrintStream;
import java.util.Locale;

/** Progress for the person at the terminal, with the time since the start. */
public final class Say {
    private static final long PAUSE_NANOS = 5_000_000_000L;

    private final PrintStream out;
    private final long start = System.nanoTime();
    private long last = start;

    public Say(PrintStream out) {
        this.out = out;
    }

    public synchronized void line(String text) {
        last = System.nanoTime();
        out.printf(Locale.ROOT, "[%6.1f s] %s%n", (last - start) / 1e9, text);
    }

    /** At most every five seconds. */
    public synchronized void meanwhile(String text) {
        if (System.nanoTime() - last > PAUSE_NANOS) {
            line("  " + text);
        }
    }

    public synchronized void plain(String text) {
        out.println(text);
    }
}
