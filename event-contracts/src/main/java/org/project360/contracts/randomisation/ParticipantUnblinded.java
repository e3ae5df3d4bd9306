package org.project360.contracts.randomisation;

import java.time.Instant;
import java.util.UUID;

/** Somebody was told a participant's arm: who follows her up must be another. Neither the arm nor the reason. */
public record ParticipantUnblinded(UUID unblindingId, UUID trialId, UUID personId, Instant unblindedAt) {}
