package org.project360.notification.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import org.project360.chassis.security.Caller;
import org.project360.contracts.notification.NoticeProgressed.Stage;

/** A named person has read a notice: that stops the statutory clock. */
@ApplicationScoped
public class MarkRead {

    private final Mailing mailing;
    private final NoticeEvents events;
    private final InstantSource clock;
    private final Caller caller;

    MarkRead(Mailing mailing, NoticeEvents events, InstantSource clock, Caller caller) {
        this.mailing = mailing;
        this.events = events;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void read(Notice notice) {
        Instant now = clock.instant();
        if (notice.read(caller.name(), now)) {
            mailing.stopClocks(notice, now);
            events.publish(notice, Stage.READ, now);
        } else {
            events.record(notice, "read-again", null);
        }
    }
}
