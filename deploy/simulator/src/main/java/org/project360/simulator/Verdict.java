package org.project360.simulator;

import java.io.PrintWriter;
import java.util.Locale;
import org.project360.simulator.send.Answers;

/** What became of the reports, at the end; incidents by reference, never a name. */
final class Verdict {
    private static final int LISTED = 20;

    private final PrintWriter out;
    private final Answers answers;

    Verdict(PrintWriter out, Answers answers) {
        this.out = out;
        this.answers = answers;
    }

    /** Returns the exit code. */
    int tell(boolean allAnswered, boolean strict) {
        answers.failures().stream().limit(LISTED).forEach(line -> out.println("not sent      " + line));
        answers.unanswered().stream().limit(LISTED).forEach(line -> out.println("no receipt    " + line));
        answers.unexpected().stream()
                .limit(LISTED)
                .forEach(one -> out.println("other answer  " + one.reference() + ": " + one.was() + " "
                        + String.join(", ", one.codes()) + ", expected " + one.expected()));
        out.printf(
                Locale.ROOT,
                "%,d reports, %,d answered (%,d otherwise than expected), %,d without an answer, %,d not sent%n",
                answers.sent(),
                answers.answered(),
                answers.unexpectedCount(),
                answers.outstanding(),
                answers.failed());
        out.flush();
        boolean unanswered = !allAnswered || answers.outstanding() + answers.failed() > 0;
        return unanswered || (strict && answers.unexpectedCount() > 0) ? Simulator.UNANSWERED : Simulator.OK;
    }
}
