package org.project360.intake.identity;

import org.jspecify.annotations.Nullable;
import org.project360.intake.identity.linkage.Decision;
import org.project360.intake.identity.linkage.Grade;

/**
 * What linkage compared of a mention, and what it decided where exact keys and the incident itself told nothing; in
 * {@code shadow} nothing came of that.
 */
record Likeness(Description description, @Nullable Decision decision, boolean shadow) {

    /** Somebody must look whether she is one of the persons she is like. */
    boolean inDoubt() {
        return !shadow && decision != null && decision.grade() == Grade.POSSIBLE;
    }

    @Override
    public String toString() {
        return "Likeness[***]";
    }
}
