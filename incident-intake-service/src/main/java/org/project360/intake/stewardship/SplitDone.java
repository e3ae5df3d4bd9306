package org.project360.intake.stewardship;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** {@code incidentIds} are {@code separatedId}'s now, who is nobody else. */
record SplitDone(UUID id, UUID personId, UUID separatedId, List<UUID> incidentIds, Instant splitAt) {}
