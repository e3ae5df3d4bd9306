package org.project360.contracts.intake;

import java.time.Instant;
import java.util.UUID;

/** Everything personal about the person must go from every store. */
public record PersonErased(UUID personId, Instant erasedAt) {}
