package org.project360.notification.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Moves notices between children, resealed under the new child's key. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class ReparentNotices {

    private final NoticeSeals seals;
    private final Mailing mailing;
    private final NoticeEvents events;

    ReparentNotices(NoticeSeals seals, Mailing mailing, NoticeEvents events) {
        this.seals = seals;
        this.mailing = mailing;
        this.events = events;
    }

    void move(Notice notice, ChildKey from, ChildKey to, Instant now) {
        notice.belongTo(to.childId(), seals.reseal(notice, from, to), now);
        if (notice.isErased()) {
            mailing.stopClocks(notice, now);
        }
        events.record(notice, "reparented", null);
    }

    /** Of notices about one incident and one child to one school, the one further on stays; undelivered ones give way. */
    void recallDuplicates(Notice notice, List<Notice> standing, Instant now) {
        for (Notice other : standing) {
            boolean both = other.status() != NoticeStatus.RECALLED && notice.status() != NoticeStatus.RECALLED;
            if (both && other.incidentId().equals(notice.incidentId()) && sameDesk(notice, other)) {
                mailing.recall(rank(notice) > rank(other) ? other : notice, RecallReason.DUPLICATE_CHILD, now);
            }
        }
    }

    /** A recall for being a duplicate was wrong. */
    void restore(Notice notice, Instant now) {
        String urn = notice.establishmentUrn();
        if (urn == null) {
            notice.restoreUnsent();
            mailing.start(List.of(), notice.status() == NoticeStatus.HELD ? List.of(notice) : List.of(), now);
        } else {
            notice.restore(Mailing.deadline(notice, urn, mailing.openings(Set.of(urn)), now), now);
            mailing.start(List.of(notice), List.of(), now);
        }
    }

    /** Whether a school, or nobody yet, has one of them and so need not have the other. */
    static boolean sameDesk(Notice a, Notice b) {
        return a.establishmentUrn() == null
                || b.establishmentUrn() == null
                || Objects.equals(a.establishmentUrn(), b.establishmentUrn());
    }

    private static int rank(Notice notice) {
        return switch (notice.status()) {
            case RECALLED -> 0;
            case NOT_NOTIFIED -> 1;
            case HELD -> 2;
            case SENT -> 3;
            case READ -> 4;
            case ANSWERED -> 5;
        };
    }
}
