package org.project360.intake.identity;

import org.jspecify.annotations.Nullable;
import org.project360.intake.identity.linkage.Decision;
import org.project360.intake.identity.linkage.NormalRecord;

/** What linkage compared of a mention, and what it decided where exact keys and the incident itself told nothing. */
record Likeness(NormalRecord record, @Nullable Decision decision) {

    @Override
    public String toString() {
        return "Likeness[***]";
    }
}
