package org.project360.followup.schedule;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.followup.participant.SafeWays;

/**
 * What a collector sees of a wave; {@code contact} only where a wave is asked for by itself. {@code unblindedAt}: since then
 * somebody knows her arm, and whoever does must not follow her up.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FollowUp(
        UUID waveId,
        UUID personId,
        String wave,
        WaveState state,
        Instant opensAt,
        Instant targetAt,
        Instant closesAt,
        Claim claim,
        @Nullable Instant unblindedAt,
        @Nullable SafeWays contact) {

    /** Who works on it. */
    enum Claim {
        NOBODY,
        ME,
        OTHER
    }

    static FollowUp listed(Wave wave, String collector, Instant now) {
        return of(wave, collector, now, null);
    }

    static FollowUp of(Wave wave, String collector, Instant now, @Nullable SafeWays contact) {
        WaveFacts facts = wave.facts();
        return new FollowUp(
                wave.id(),
                wave.personId(),
                wave.name(),
                facts.stateAt(now),
                facts.opensAt(),
                facts.targetAt(),
                facts.closesAt(),
                wave.claimedBy(collector) ? Claim.ME : wave.claimedByOther(collector) ? Claim.OTHER : Claim.NOBODY,
                wave.unblindedAt(),
                contact);
    }

    @Override
    public String toString() {
        return "FollowUp[" + waveId + "]";
    }
}
