package org.project360.contracts.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many incidents have asked for an allocation and have none yet, once a minute: a number and a time, and nothing that would
 * tell who is waiting, or, once she is not seen again, who was allocated to control.
 *
 * @param incidents at least 0, of the last days
 * @param longestReportedAt when the victim reported who waits longest; null where nobody waits
 */
public record AllocationsAwaited(int incidents, @Nullable Instant longestReportedAt, Instant countedAt) {}
