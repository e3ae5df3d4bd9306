package org.project360.notification.notice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;
import org.project360.chassis.deadline.Deadline;
import org.project360.chassis.deadline.DeadlineHandler;

/** Nobody has said in time where a held notice goes. */
@ApplicationScoped
class DecisionClock implements DeadlineHandler {

    static final String KIND = "notice-decision";

    private static final Logger LOG = Logger.getLogger(DecisionClock.class);

    private final Notices notices;
    private final NoticeEvents events;
    private final InstantSource clock;

    DecisionClock(Notices notices, NoticeEvents events, InstantSource clock) {
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
            if (notice.undecided(clock.instant())) {
                events.record(notice, "undecided", null);
                LOG.warnf("Notice %s is held past its time: a person must route it", notice.id());
            }
        }
    }
}
