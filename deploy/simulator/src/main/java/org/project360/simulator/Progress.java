package org.project360.simulator;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.intake.ReportReceipt.Outcome;
import org.project360.simulator.send.Answers;

/** A line of how far it is: each second on a terminal, else every ten. */
final class Progress {
    private final PrintWriter out;
    private final long everyNanos;
    private final @Nullable Answers answers;
    private final long started = System.nanoTime();
    private long lastLine = started;

    /** Seconds between two lines; 0 for as the terminal likes. */
    Progress(PrintWriter out, int everySeconds, @Nullable Answers answers) {
        int usual = System.console() == null ? 10 : 1;
        this.out = out;
        this.everyNanos = TimeUnit.SECONDS.toNanos(everySeconds > 0 ? everySeconds : usual);
        this.answers = answers;
    }

    void tick(long messages) {
        long now = System.nanoTime();
        if (now - lastLine >= everyNanos) {
            lastLine = now;
            line(messages);
        }
    }

    void line(long messages) {
        double seconds = Math.max((System.nanoTime() - started) / 1e9, 0.001);
        String made = String.format(Locale.ROOT, "%,d messages, %,.0f/s", messages, messages / seconds);
        out.println(answers == null ? made : made + "; " + answered(answers));
        out.flush();
    }

    private static String answered(Answers answers) {
        return String.format(
                Locale.ROOT,
                "answered: %,d accepted, %,d duplicate, %,d rejected; %,d open",
                answers.answered(Outcome.ACCEPTED),
                answers.answered(Outcome.DUPLICATE),
                answers.answered(Outcome.REJECTED),
                answers.outstanding());
    }
}
