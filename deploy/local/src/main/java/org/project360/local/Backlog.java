package org.project360.local;

/**
 * Work on its way through the system.
 *
 * @param unread records some consumer has yet to read
 * @param pending rows in the outboxes, and deadlines that are due or will be in a moment
 * @param published records on all topics since the beginning
 */
public record Backlog(long unread, long pending, long published) {
    boolean isEmptyAndStillAs(Backlog earlier) {
        // A service may have decided by its clock meanwhile: so look twice.
        return unread == 0 && pending == 0 && published == earlier.published;
    }
}
