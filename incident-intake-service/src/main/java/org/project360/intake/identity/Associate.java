package org.project360.intake.identity;

import java.util.UUID;

/** Somebody already recorded for an incident. */
public record Associate(UUID nameKey, UUID personId, boolean birthDateKnown) {}
