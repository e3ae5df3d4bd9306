package org.project360.intake.identity;

import java.time.Instant;
import java.util.UUID;

/** A stored person, locked for this transaction. */
record KnownPerson(UUID id, byte[] wrappedKey, UUID householdId, Instant detailsAsOf) {}
