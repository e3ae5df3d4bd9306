package org.project360.intake.incident;

import java.time.Instant;
import java.util.UUID;
import org.project360.intake.cohort.Assessment;

/**
 * A version of a live incident that took effect; {@code revision} tells that another one had before, {@code withdrawn} that
 * the police do not stand by it.
 */
public record Effect(
        UUID incidentId,
        int version,
        UUID victimId,
        Instant occurredAt,
        boolean revision,
        boolean withdrawn,
        Assessment assessment) {}
