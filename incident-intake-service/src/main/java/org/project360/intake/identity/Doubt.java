package org.project360.intake.identity;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A review that waits while a batch is recorded: a stored one, or one that the batch opens by this entry. {@code hurried}:
 * a stored one is needed earlier than it was due. {@code waitedFor}: a live incident depends on it.
 */
record Doubt(UUID reviewId, Instant dueAt, LinkageBook.@Nullable Entry opening, boolean hurried, boolean waitedFor) {

    Doubt neededBy(Instant time) {
        boolean earlier = time.isBefore(dueAt);
        return new Doubt(reviewId, earlier ? time : dueAt, opening, hurried || opening == null && earlier, true);
    }
}
