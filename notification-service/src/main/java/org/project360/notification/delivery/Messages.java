package org.project360.notification.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.project360.chassis.problem.Problem;
import org.project360.notification.notice.Notice;
import org.project360.notification.notice.NoticeStatus;
import org.project360.notification.notice.Notices;

/** The messages that a caller may open. */
@ApplicationScoped
public class Messages {

    private final MailboxAccess access;
    private final Notices notices;

    Messages(MailboxAccess access, Notices notices) {
        this.access = access;
        this.notices = notices;
    }

    /**
     * Locks a message.
     *
     * @throws Problem 404 if the caller has no such message, 410 if it was recalled or its child is erased
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Notice open(String urn, UUID id) {
        access.require(urn);
        Notice notice = notices.lockInMailbox(urn, id).orElseThrow(Problem::notFound);
        if (notice.status() == NoticeStatus.RECALLED) {
            throw new Problem(
                    410, "recalled", "The message was recalled", "It was not for you. Delete any copy you made.");
        }
        if (notice.isErased()) {
            throw new Problem(410, "erased", "The message is erased", "Its content is no longer kept.");
        }
        return notice;
    }
}
