package org.project360.intake.identity;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * What stores rows of persons, and what it does when a data steward merges, splits or erases; in the steward's
 * transaction, with the incidents, match keys and persons concerned locked.
 *
 * <p>Rows keep the id they were told for: a merge moves none of them, and a split has none to bring back. Only what must
 * be found by who stands for a person now is {@link #placed}.
 */
public interface PersonRows {

    /** What is told for any of these ids counts for {@code current} now, by a merge or a split. */
    default void placed(Set<UUID> told, UUID current) {}

    /** Two persons, each by all ids, were told to be two: by undoing a merge, or by whoever looked at a possible match. */
    default void parted(Set<UUID> one, Set<UUID> other) {}

    /** Some incidents were told for the wrong person. */
    default void separated(Separation separation) {}

    /** Everything personal told for any of these ids goes, and nothing finds them again. */
    default void erased(Set<UUID> told, Instant at) {}
}
