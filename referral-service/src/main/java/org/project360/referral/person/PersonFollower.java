package org.project360.referral.person;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What stores rows of persons and moves them when persons merge, split or are erased; in the same transaction. */
public interface PersonFollower {

    /** Rows at home with any of these (as hashes) now belong to {@code personId}. */
    void placed(Set<UUID> homeRefs, UUID personId, Instant at);

    /** Besides, what came with these incidents is at home with {@code separatedId}, whoever it was told for. */
    default void separated(List<UUID> incidentIds, UUID separatedId, Set<UUID> homeRefs, UUID personId, Instant at) {
        placed(homeRefs, personId, at);
    }

    /** Everything personal at home with these (as hashes) must go. */
    void erased(Set<UUID> homeRefs, Instant at);
}
