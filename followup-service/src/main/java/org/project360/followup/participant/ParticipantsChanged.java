package org.project360.followup.participant;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Whose waves must be looked at again: {@code ids} are all ids of the people who merged, split, withdrew or were erased.
 * Observed in the same transaction.
 */
public record ParticipantsChanged(Set<UUID> ids, Instant at) {}
