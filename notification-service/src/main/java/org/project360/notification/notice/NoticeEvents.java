package org.project360.notification.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.outbox.Outbox;
import org.project360.contracts.Topics;
import org.project360.contracts.notification.NoticeProgressed;
import org.project360.contracts.notification.NoticeProgressed.KnownToServices;
import org.project360.contracts.notification.NoticeProgressed.Stage;

/** Tells the others how a notice goes on, and the audit who did it; pseudonymous. */
@ApplicationScoped
public class NoticeEvents {

    private final Outbox outbox;
    private final Audit audit;

    NoticeEvents(Outbox outbox, Audit audit) {
        this.outbox = outbox;
        this.audit = audit;
    }

    /** Publishes a step; of an answer, what the school knows. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void publish(Notice notice, Stage stage, Instant at) {
        KnownToServices known = stage == Stage.ANSWERED ? notice.answer() : null;
        outbox.append(
                Topics.NOTIFICATION_NOTICE_PROGRESSED,
                notice.id(),
                new NoticeProgressed(
                        notice.id(),
                        notice.incidentId(),
                        notice.force(),
                        Objects.requireNonNull(notice.establishmentUrn()),
                        stage,
                        at,
                        known));
        record(notice, stage.name().toLowerCase(java.util.Locale.ROOT), null);
    }

    /** Records what nobody outside needs to know. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void record(Notice notice, String what, @Nullable String detail) {
        audit.record(
                "notice." + what,
                "notice",
                notice.id(),
                "revision=" + notice.revision() + (detail == null ? "" : " " + detail));
    }
}
