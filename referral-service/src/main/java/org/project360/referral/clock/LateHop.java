package org.project360.referral.clock;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where the time went when a referral arrives with too little of it left. */
public enum LateHop {
    /** Between the police report's own time and the release of the referral. */
    POLICE,
    /** Between the release and its publication by our own services. */
    US,
    /** On the topic. */
    QUEUE;

    /** The hop in which the time left fell under the limit; null if it did not. */
    public static @Nullable LateHop of(
            Instant dueAt, Duration limit, Instant requestedAt, Instant publishedAt, Instant receivedAt) {
        Instant latest = dueAt.minus(limit);
        if (requestedAt.isAfter(latest)) {
            return POLICE;
        }
        if (publishedAt.isAfter(latest)) {
            return US;
        }
        return receivedAt.isAfter(latest) ? QUEUE : null;
    }
}
