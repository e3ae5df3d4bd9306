package org.project360.chassis.http;

import org.jspecify.annotations.Nullable;
import org.project360.chassis.problem.Problem;

/** Strong entity tags (RFC 9110, section 8.8.3) made of a version number. */
public final class ETags {

    private ETags() {}

    /** The tag of a version, quoted as the header wants it. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Checks an {@code If-Match} header.
     *
     * @throws Problem 428 (RFC 6585) if it is missing, 412 if it names another version; the current tag is in the answer
     */
    public static void require(@Nullable String ifMatch, long version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new Problem(
                    428,
                    "precondition-required",
                    "If-Match is missing",
                    "Read the resource and send its ETag as If-Match.");
        }
        if (!ifMatch.strip().equals(of(version))) {
            throw new Problem(
                    412,
                    "stale",
                    "Changed since you read it",
                    "Read it again and repeat the request with the new ETag.",
                    java.util.List.of(),
                    java.util.Map.of("currentETag", of(version)));
        }
    }
}
