package org.project360.contracts.intake;

import java.time.Instant;
import java.util.UUID;

/**
 * An incident that had asked for an allocation, and has none, is not eligible any more. {@code withdrawnAt} is when it was
 * evaluated: a candidate identified later stands.
 */
public record CandidateWithdrawn(UUID incidentId, UUID personId, Instant withdrawnAt, Instant requestedAt) {}
