package org.project360.notification.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.security.Caller;

/** The school's system has seen that there are messages. */
@ApplicationScoped
public class ReceiveNotices {

    private final Notices notices;
    private final Audit audit;
    private final InstantSource clock;
    private final Caller caller;

    ReceiveNotices(Notices notices, Audit audit, InstantSource clock, Caller caller) {
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void receive(String urn, List<Notice> listed) {
        Set<UUID> fresh = listed.stream()
                .filter(notice -> notice.status() == NoticeStatus.SENT && !notice.wasReceived())
                .map(Notice::id)
                .collect(Collectors.toSet());
        if (!fresh.isEmpty()) {
            int received = notices.receive(fresh, caller.name(), clock.instant());
            audit.record("inbox.received", "establishment", urn, "messages=" + received);
        }
    }
}
