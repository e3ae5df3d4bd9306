package org.project360.contracts.intake;

import java.time.Instant;
import java.util.UUID;

/** Two person ids are one person; {@code mergedId} is a redirect from now on and never used again. */
public record PersonMerged(UUID survivorId, UUID mergedId, Instant mergedAt, String reasonCode) {}
