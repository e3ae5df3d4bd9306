package org.project360.intake.identity.cli;

import java.io.PrintWriter;

/** Tells every few thousand records that work goes on. */
final class Progress {

    private static final int EVERY = 5_000;

    private final PrintWriter err;
    private final String what;

    Progress(PrintWriter err, String what) {
        this.err = err;
        this.what = what;
    }

    void at(int done) {
        if (done % EVERY == 0) {
            err.printf("%,d %s%n", done, what);
        }
    }
}
