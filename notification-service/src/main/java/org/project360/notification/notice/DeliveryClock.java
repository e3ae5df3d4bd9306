package org.project360.notification.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import org.project360.chassis.deadline.Deadline;
import org.project360.chassis.deadline.DeadlineHandler;
import org.project360.contracts.notification.NoticeProgressed.Stage;

/** The school day has begun and nobody there has read the notice: a breach of the statutory deadline. */
@ApplicationScoped
class DeliveryClock implements DeadlineHandler {

    static final String KIND = "notice-delivery";

    private final Notices notices;
    private final NoticeEvents events;
    private final InstantSource clock;

    DeliveryClock(Notices notices, NoticeEvents events, InstantSource clock) {
        this.notices = notices;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void fire(Deadline deadline) {
        fireAll(List.of(deadline));
    }

    @Override
    public void fireAll(List<Deadline> deadlines) {
        for (Notice notice :
                notices.lockAll(deadlines.stream().map(Deadline::subject).toList())) {
            if (notice.breach(clock.instant())) {
                events.publish(notice, Stage.BREACHED, clock.instant());
            }
        }
    }
}
