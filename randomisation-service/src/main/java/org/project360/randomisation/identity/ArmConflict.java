package org.project360.randomisation.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two participants of a trial who turned out to be one person and have different arms; which arm is whose is not told.
 * {@code firstPersonId} was enrolled before {@code laterPersonId}: her allocation counts.
 */
record ArmConflict(
        UUID id,
        State state,
        UUID firstPersonId,
        UUID laterPersonId,
        Instant foundAt,
        @Nullable Instant splitAt) {

    enum State {
        /** They are one person. */
        ARM_CONFLICT,
        /** They were taken for one person, and were split. */
        SPLIT
    }

    static ArmConflict of(UUID id, UUID first, UUID later, Instant foundAt, @Nullable Instant splitAt) {
        return new ArmConflict(id, splitAt == null ? State.ARM_CONFLICT : State.SPLIT, first, later, foundAt, splitAt);
    }
}
