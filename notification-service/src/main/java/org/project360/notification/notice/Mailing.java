package org.project360.notification.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.project360.chassis.deadline.Deadlines;
import org.project360.contracts.notification.NoticeProgressed.Stage;
import org.project360.notification.school.calendar.SchoolCalendars;
import org.project360.notification.school.calendar.SchoolCalendars.Openings;

/** Puts notices into mailboxes, or on the desk of a person, and starts and stops their clocks. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Mailing {

    private final SchoolCalendars calendars;
    private final Deadlines deadlines;
    private final NoticeEvents events;
    private final NoticeConfig config;

    Mailing(SchoolCalendars calendars, Deadlines deadlines, NoticeEvents events, NoticeConfig config) {
        this.calendars = calendars;
        this.deadlines = deadlines;
        this.events = events;
        this.config = config;
    }

    Openings openings(Set<String> urns) {
        return calendars.of(urns);
    }

    Instant decideBy(Instant heldAt) {
        return heldAt.plus(config.decideWithin());
    }

    /** The statutory deadline: the start of the first school day after the report; for what comes later, after that. */
    static Instant deadline(Notice notice, String urn, Openings openings, Instant now) {
        Instant statutory = openings.nextOpening(urn, notice.reportedAt());
        boolean correction = notice.wasMailed();
        return correction && !statutory.isAfter(now) ? openings.nextOpening(urn, now) : statutory;
    }

    /** Starts the clocks of what was just sent or held, and publishes what was sent. */
    void start(List<Notice> sent, List<Notice> held, Instant at) {
        List<Deadlines.Setting> settings = Stream.concat(
                        settings(sent, DeliveryClock.KIND, notice -> Objects.requireNonNull(notice.deliverBy())),
                        settings(held, DecisionClock.KIND, notice -> Objects.requireNonNull(notice.decideBy())))
                .toList();
        if (!settings.isEmpty()) {
            deadlines.setAll(settings);
        }
        sent.forEach(notice -> events.publish(notice, Stage.SENT, at));
        held.forEach(notice -> events.record(notice, "held", null));
    }

    /** Stops all clocks of a notice. */
    public void stopClocks(Notice notice, Instant at) {
        deadlines.cancel(notice.id(), at, DeliveryClock.KIND, DecisionClock.KIND);
    }

    /** Takes a notice back; a school that had it is told. */
    void recall(Notice notice, RecallReason reason, Instant at) {
        notice.recall(reason, at);
        stopClocks(notice, at);
        if (notice.wasMailed()) {
            events.publish(notice, Stage.RECALLED, at);
        } else {
            events.record(notice, "recalled", reason.name());
        }
    }

    private static Stream<Deadlines.Setting> settings(
            List<Notice> notices, String kind, Function<Notice, Instant> due) {
        return notices.stream().map(notice -> new Deadlines.Setting(kind, notice.id(), due.apply(notice)));
    }

    static Set<String> urns(Stream<Notice> notices) {
        return notices.map(Notice::establishmentUrn).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
