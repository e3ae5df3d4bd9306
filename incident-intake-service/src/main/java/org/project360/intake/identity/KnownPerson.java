package org.project360.intake.identity;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A stored person, locked for this transaction; {@code survivorId} is who stands for her since a merge,
 * {@code fingerprints} are of the descriptions that are stored of her.
 */
record KnownPerson(
        UUID id,
        byte @Nullable [] wrappedKey,
        UUID householdId,
        Instant detailsAsOf,
        @Nullable UUID survivorId,
        Set<UUID> fingerprints) {}
