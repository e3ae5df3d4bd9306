package org.project360.referral.awaited;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Whether anybody waits for an allocation; a number, for who waits may be allocated to either arm. */
@Schema(description = "Incidents that have asked for an allocation and have none yet. They are not refused: they wait.")
public record NotYetAllocated(
        State state,

        @Schema(description = "How many, by the last count.")
        int incidents,

        @Schema(description = "When the victim who waits longest reported, where somebody waits.") @Nullable
        Instant longestReportedAt,

        @Schema(description = "When they were counted, absent if they never were.") @Nullable
        Instant countedAt) {

    /** What is known. */
    public enum State {
        /** Everybody has her answer. */
        NOBODY_WAITS,
        /** Somebody waits: randomisation is away, paused, or lacks data. */
        NOT_YET_ALLOCATED,
        /** There was no count of late: intake is away, or what it sends does not arrive. */
        UNKNOWN
    }
}
