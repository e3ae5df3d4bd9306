package org.project360.followup.participant;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Whether a channel may be used at a moment; {@code notBefore} is the next moment that is known to be safe. */
public record Guidance(
        Channel channel, Verdict verdict, @Nullable Instant notBefore) {

    /** What holds for a channel. */
    public enum Verdict {
        SAFE_NOW,
        NOT_BEFORE,
        DO_NOT_USE
    }

    public boolean safe() {
        return verdict == Verdict.SAFE_NOW;
    }
}
