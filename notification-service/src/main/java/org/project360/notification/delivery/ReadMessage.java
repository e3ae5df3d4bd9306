package org.project360.notification.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.project360.chassis.problem.Problem;
import org.project360.notification.notice.MarkRead;
import org.project360.notification.notice.Notice;
import org.project360.notification.notice.NoticeContent;
import org.project360.notification.notice.NoticeSeals;

/** Opens a message; audited, and marked as read by whom. */
@ApplicationScoped
class ReadMessage {

    /** The message and what it says. */
    record Read(Notice notice, NoticeContent content) {}

    private final Messages messages;
    private final NoticeSeals seals;
    private final MarkRead markRead;

    ReadMessage(Messages messages, NoticeSeals seals, MarkRead markRead) {
        this.messages = messages;
        this.seals = seals;
        this.markRead = markRead;
    }

    @Transactional
    Read read(String urn, UUID id) {
        Notice notice = messages.open(urn, id);
        NoticeContent content = seals.content(notice).orElseThrow(Problem::notFound);
        markRead.read(notice);
        return new Read(notice, content);
    }
}
