package org.project360.followup.outcome;

import java.time.Instant;
import java.util.UUID;

/** A collector guessed; whoever keeps guesses observes it in the same transaction. */
public record ArmGuessed(UUID outcomeId, UUID waveId, UUID trialId, ArmGuess guess, String guessedBy, Instant at) {}
