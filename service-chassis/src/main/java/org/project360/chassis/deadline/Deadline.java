package org.project360.chassis.deadline;

import java.time.Instant;
import java.util.UUID;

/** A clock that has run out: what kind, about which subject, when it was due. */
public record Deadline(UUID id, String kind, UUID subject, Instant dueAt) {}
