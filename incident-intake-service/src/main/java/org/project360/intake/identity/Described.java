package org.project360.intake.identity;

import java.util.UUID;
import org.project360.intake.identity.linkage.NormalRecord;

/** A description told for a person, with its fingerprint. */
record Described(UUID person, UUID fingerprint, NormalRecord record) {

    @Override
    public String toString() {
        return "Described[" + person + ", ***]";
    }
}
