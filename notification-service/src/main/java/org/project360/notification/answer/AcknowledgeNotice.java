package org.project360.notification.answer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.http.ETags;
import org.project360.contracts.notification.NoticeProgressed.KnownToServices;
import org.project360.notification.delivery.Messages;
import org.project360.notification.notice.MarkRead;
import org.project360.notification.notice.Notice;

/** Takes the school's answer; the same answer again changes nothing, another one replaces it. */
@ApplicationScoped
class AcknowledgeNotice {

    private final Messages messages;
    private final MarkRead markRead;
    private final RecordAnswer recordAnswer;

    AcknowledgeNotice(Messages messages, MarkRead markRead, RecordAnswer recordAnswer) {
        this.messages = messages;
        this.markRead = markRead;
        this.recordAnswer = recordAnswer;
    }

    @Transactional
    Notice acknowledge(String urn, UUID id, KnownToServices answer, @Nullable String ifMatch) {
        Notice notice = messages.open(urn, id);
        if (ifMatch != null) {
            // A correction may have come since the reader opened it.
            ETags.require(ifMatch, notice.revision());
        }
        if (notice.readAt() == null) {
            markRead.read(notice);
        }
        recordAnswer.record(notice, answer);
        return notice;
    }
}
