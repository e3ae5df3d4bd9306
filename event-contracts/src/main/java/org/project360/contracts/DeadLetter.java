package org.project360.contracts;

import java.time.Instant;
import java.util.UUID;

/**
 * A pointer to a quarantined event, on the dead-letter topic of the service that set it aside: where the event was and
 * the code of the first reason, never what it said.
 */
public record DeadLetter(
        UUID quarantineId, String topic, int partition, long offset, String reasonCode, Instant quarantinedAt) {}
