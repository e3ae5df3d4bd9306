package org.project360.randomisation.allocation;

import org.jspecify.annotations.Nullable;

/**
 * The answer to one candidate. {@code enrolled}: this person is new to the trial. {@code draw} is there where the unit
 * was new; else she was {@code represented} and keeps the first arm.
 */
record Outcome(
        Candidate candidate,
        Allotted allotted,
        boolean enrolled,
        @Nullable Draw draw) {

    boolean represented() {
        return draw == null;
    }
}
