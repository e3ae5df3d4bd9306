package org.project360.intake.identity;

import java.util.List;
import org.project360.intake.identity.linkage.BlockingKey;
import org.project360.intake.identity.linkage.Candidates;
import org.project360.intake.identity.linkage.LinkedPerson;

/** The stored persons, asked for one record at a time. */
record StoredPersons(CandidateTable table, Pseudonyms pseudonyms, long size) implements Candidates {

    @Override
    public List<LinkedPerson> sharing(List<BlockingKey> keys) {
        return table.of(List.of(HashedKey.of(keys, pseudonyms))).get(0);
    }
}
