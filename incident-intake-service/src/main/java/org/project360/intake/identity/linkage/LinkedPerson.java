package org.project360.intake.identity.linkage;

import java.util.List;
import java.util.UUID;

/** A person with all the records that were linked to her. */
public record LinkedPerson(UUID id, List<StoredRecord> records) {

    @Override
    public String toString() {
        return "LinkedPerson[" + id + ", ***]";
    }
}
