package org.project360.bench;

/**
 * How a run ends. Figures of a system that was wrong are worth nothing, and so are not shown.
 *
 * @param drained whether the stack came to rest, without which the oracle cannot judge
 */
record Outcome(Figures figures, boolean drained, Verdict verdict) {

    boolean isGood() {
        return drained && verdict.holds();
    }

    String text() {
        if (isGood()) {
            return "\n" + FiguresTable.of(figures) + "\noracle: every invariant holds\n" + verdict.text();
        }
        String why = drained ? "An invariant does not hold" : "The stack did not come to rest";
        return "\noracle:\n" + verdict.text() + why + ": there are no figures.";
    }
}
