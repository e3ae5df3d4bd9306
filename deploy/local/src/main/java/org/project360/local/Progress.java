package org.project360.local;

import java.io.PrintStream;
import java.util.Locale;

/** Lines for the person at the terminal, with the time since the start. */
final class Progress {
    private final PrintStream out;
    private final long start = System.nanoTime();
    private final boolean terminal = System.console() != null;

    Progress(PrintStream out) {
        this.out = out;
    }

    synchronized void line(String text) {
        out.printf(Locale.ROOT, "[%6.1f s] %s%n", (System.nanoTime() - start) / 1e9, text);
    }

    /** A line that the next one overwrites; where output is a file, an ordinary line. */
    synchronized void live(String text) {
        if (terminal) {
            out.printf(Locale.ROOT, "\r\u001b[K[%6.1f s] %s", (System.nanoTime() - start) / 1e9, text);
            out.flush();
        } else {
            line(text);
        }
    }

    synchronized void endLive() {
        if (terminal) {
            out.println();
        }
    }

    synchronized void plain(String text) {
        out.println(text);
    }

    long pauseMillis() {
        return terminal ? 500 : 5_000;
    }
}
