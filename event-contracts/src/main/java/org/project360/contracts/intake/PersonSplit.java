package org.project360.contracts.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A merge was wrong: {@code incidentIds} belong to {@code separatedId} again. */
public record PersonSplit(
        UUID personId, UUID separatedId, List<UUID> incidentIds, Instant splitAt, String reasonCode) {}
