package org.project360.notification.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.project360.contracts.intake.PersonErased;

/** Deletes the child's key and what was sealed under it; that there was a notice, and when, stays. */
@ApplicationScoped
class EraseChild {

    private final Children children;
    private final Notices notices;
    private final Mailing mailing;
    private final NoticeEvents events;
    private final InstantSource clock;

    EraseChild(Children children, Notices notices, Mailing mailing, NoticeEvents events, InstantSource clock) {
        this.children = children;
        this.notices = notices;
        this.mailing = mailing;
        this.events = events;
        this.clock = clock;
    }

    @Transactional
    void erase(PersonErased erased) {
        UUID child = erased.personId();
        Instant now = clock.instant();
        children.erase(child, now);
        for (Notice notice : notices.lockOfChild(child)) {
            notice.erase(now);
            mailing.stopClocks(notice, now);
            events.record(notice, "erased", null);
        }
    }
}
