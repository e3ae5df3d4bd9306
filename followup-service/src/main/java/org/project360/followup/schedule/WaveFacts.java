package org.project360.followup.schedule;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The dated facts of a wave, from which its state follows; opening is inclusive, closing exclusive. */
public record WaveFacts(
        Instant opensAt,
        Instant targetAt,
        Instant closesAt,
        @Nullable Instant completedAt,
        @Nullable Instant cancelledAt) {

    /** The state at a moment; nothing but the facts and the moment decides it. */
    public WaveState stateAt(Instant now) {
        if (completedAt != null) {
            return WaveState.COMPLETED;
        }
        if (cancelledAt != null) {
            return WaveState.CANCELLED;
        }
        if (now.isBefore(opensAt)) {
            return WaveState.UPCOMING;
        }
        if (now.isBefore(targetAt)) {
            return WaveState.OPEN;
        }
        return now.isBefore(closesAt) ? WaveState.OVERDUE : WaveState.MISSED;
    }
}
