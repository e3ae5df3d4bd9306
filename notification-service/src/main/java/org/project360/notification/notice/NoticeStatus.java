package org.project360.notification.notice;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.problem.Problem;

/** Where a notice stands. All but RECALLED are effective. */
public enum NoticeStatus {
    /** A person must say which establishment. */
    HELD,
    /** Nobody to notify; the reason is recorded. */
    NOT_NOTIFIED,
    /** In the mailbox, unread. */
    SENT,
    READ,
    ANSWERED,
    RECALLED;

    public boolean inMailbox() {
        return this == SENT || this == READ || this == ANSWERED;
    }

    /**
     * A status of a query.
     *
     * @throws Problem 400 if there is no such status
     */
    public static Optional<NoticeStatus> parse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(values())
                .filter(status -> status.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new Problem(
                        400, "unknown-status", "No such status", "Use one of " + Arrays.toString(values()) + ".")));
    }
}
