package org.project360.randomisation.allocation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one candidate. {@code enrolled}: this person is new to the trial. {@code draw} is there where the unit
 * was new; else she was {@code represented} and keeps the first arm. {@code place} counts the answers of a batch from 0;
 * {@code listed} is the entry of an emergency list that it was drawn by.
 */
record Outcome(
        Candidate candidate,
        Allotted allotted,
        boolean enrolled,
        @Nullable Draw draw,
        int place,
        @Nullable Listed listed) {

    Outcome(Candidate candidate, Allotted allotted, boolean enrolled, @Nullable Draw draw, int place) {
        this(candidate, allotted, enrolled, draw, place, null);
    }

    /**
     * When it was given: a microsecond after the one before, so that of two answers of one batch it is known, here and in
     * other services, which came first. A batch takes longer than that to write. What was entered from an emergency list
     * was given when its entry was opened.
     */
    Instant at(Instant batch) {
        return listed == null ? batch.plus(place, ChronoUnit.MICROS) : listed.usedAt();
    }

    boolean represented() {
        return draw == null;
    }
}
