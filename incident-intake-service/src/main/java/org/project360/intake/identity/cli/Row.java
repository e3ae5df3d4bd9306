package org.project360.intake.identity.cli;

import org.project360.intake.identity.linkage.NormalRecord;

/** A line of a file: its id, what it says of a person and, where that is known, who it truly is. */
record Row(String id, NormalRecord record, String truth) {

    @Override
    public String toString() {
        return "Row[***]";
    }
}
