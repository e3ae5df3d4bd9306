package org.project360.contracts.randomisation;

import java.time.Instant;
import java.util.UUID;

/**
 * For her safety, and on the word of two people, a participant gets another service than her arm's. Neither the arm nor the
 * service; but that it happened is likelier in one arm, so it is for the sealed evaluation alone.
 */
public record ServiceOverridden(UUID overrideId, UUID trialId, UUID personId, Instant confirmedAt) {}
