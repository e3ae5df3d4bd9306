package org.project360.contracts.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A later version of an incident took effect: {@code withdrawn} tells that the police stand by it no longer, and
 * {@code childIds} which children it names. What hung on an earlier version and is not so any more is taken back.
 * {@code exclusion} says why an incident that has an allocation should not have had one, absent if it rightly has or has
 * none; the allocation stays, of whatever arm. Not of historic imports and test records.
 */
public record IncidentRevised(
        UUID incidentId,
        int version,
        boolean withdrawn,
        @Nullable Exclusion exclusion,
        List<UUID> childIds,
        Instant revisedAt) {

    /** Why an allocated incident is excluded after randomisation. */
    public enum Exclusion {
        /** The police have withdrawn the incident. */
        NO_CRIME,
        /** The incident is somebody else's. */
        WRONG_PERSON
    }
}
