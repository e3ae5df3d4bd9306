package org.project360.contracts.randomisation;

import java.time.Instant;
import java.util.UUID;

/** A candidate will not be allocated: the trial is over, or has no room. Says nothing of any arm. */
public record CandidateDeclined(UUID trialId, UUID incidentId, UUID personId, Instant declinedAt) {}
