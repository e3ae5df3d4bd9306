package org.project360.referral.contact;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.project360.chassis.problem.Problem;
import org.project360.chassis.problem.Problem.FieldError;
import org.project360.referral.safecontact.Channel;
import org.project360.referral.safecontact.SafeTimes;

/** Refuses attempts by a channel or at a time that is not known to be safe. */
final class SafetyGate {

    private SafetyGate() {}

    /** What is unsafe about an attempt; empty if nothing is. */
    static List<FieldError> dangers(SafeTimes safe, AttemptReport attempt) {
        List<FieldError> dangers = new ArrayList<>();
        for (Channel channel : attempt.outcome().touched(attempt.channel())) {
            if (!safe.channelSafe(channel)) {
                boolean byOutcome = channel != attempt.channel();
                dangers.add(new FieldError(
                        byOutcome ? "/outcome" : "/channel",
                        "channel-not-safe",
                        "Nobody has said that this channel is safe: " + channel + "."));
            }
        }
        if (!safe.windowOpenAt(attempt.startedAt())) {
            dangers.add(new FieldError("/startedAt", "outside-safe-window", "No safe window is open at this time."));
        }
        return dangers;
    }

    /** 409 with the channels that are safe and the next moment at which they are. */
    static Problem refusal(SafeTimes safe, Instant now, List<FieldError> dangers) {
        List<Channel> channels = safe.safeChannels();
        Map<String, Object> extensions = new HashMap<>();
        extensions.put("safeChannels", channels);
        if (!channels.isEmpty()) {
            safe.nextOpen(now)
                    .ifPresent(open -> extensions.put(
                            "nextSafeWindowOpensAt",
                            open.atZone(SafeTimes.LONDON).toOffsetDateTime().toString()));
        }
        return new Problem(
                409,
                "unsafe-contact-window",
                "Not safe to contact her so, or then",
                extensions.containsKey("nextSafeWindowOpensAt")
                        ? "The next safe window opens at " + extensions.get("nextSafeWindowOpensAt") + "."
                        : "No safe way is known. Only an override with a reason goes beyond this.",
                dangers,
                extensions);
    }
}
