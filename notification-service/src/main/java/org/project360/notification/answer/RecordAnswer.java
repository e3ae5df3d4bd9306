package org.project360.notification.answer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import org.project360.chassis.security.Caller;
import org.project360.contracts.notification.NoticeProgressed.KnownToServices;
import org.project360.contracts.notification.NoticeProgressed.Stage;
import org.project360.notification.notice.Notice;
import org.project360.notification.notice.NoticeEvents;

/** Writes an answer and publishes it. */
@ApplicationScoped
class RecordAnswer {

    private final NoticeEvents events;
    private final InstantSource clock;
    private final Caller caller;

    RecordAnswer(NoticeEvents events, InstantSource clock, Caller caller) {
        this.events = events;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void record(Notice notice, KnownToServices answer) {
        Instant now = clock.instant();
        if (notice.answer(answer, caller.name(), now)) {
            events.publish(notice, Stage.ANSWERED, now);
        }
    }
}
