package org.project360.contracts.randomisation;

import java.time.Instant;
import java.util.UUID;

/** A participant joined a trial. Blinded: neither the arm nor anything that tells it. */
public record ParticipantEnrolled(UUID trialId, UUID personId, UUID unitId, UUID incidentId, Instant enrolledAt) {}
