package org.project360.contracts.randomisation;

import java.time.Instant;
import java.util.UUID;

/**
 * A candidate came to be drawn for when her evaluation was no longer fresh: intake evaluates the incident again and answers
 * with a candidate or its withdrawal, either with this {@code requestedAt}.
 */
public record EvaluationRequested(UUID incidentId, UUID personId, Instant requestedAt) {}
