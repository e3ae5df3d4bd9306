package org.project360.notification.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import org.project360.chassis.problem.Problem;
import org.project360.notification.school.Establishment;
import org.project360.notification.school.Establishments;

/** Shows a held notice to the person who must route it; audited. */
@ApplicationScoped
class ReadHeldNotice {

    /** The detail with its version. */
    record Read(HeldNoticeDetail detail, long version) {}

    private final Notices notices;
    private final NoticeSeals seals;
    private final Establishments establishments;
    private final NoticeEvents events;

    ReadHeldNotice(Notices notices, NoticeSeals seals, Establishments establishments, NoticeEvents events) {
        this.notices = notices;
        this.seals = seals;
        this.establishments = establishments;
        this.events = events;
    }

    @Transactional
    Read read(UUID id) {
        Notice notice = notices.findByIdOptional(id)
                .filter(found -> found.status() == NoticeStatus.HELD)
                .orElseThrow(Problem::notFound);
        SealedDetails details = seals.details(notice).orElseThrow(Problem::notFound);
        events.record(notice, "held-read", null);
        return new Read(
                new HeldNoticeDetail(
                        NoticeView.of(notice),
                        details.content(),
                        details.facts().school(),
                        details.facts().homeTown(),
                        details.facts().homeOutward(),
                        establishments.find(Set.copyOf(notice.routing().candidates()), Set.of()).stream()
                                .sorted(Comparator.comparing(Establishment::urn))
                                .toList()),
                notice.version());
    }
}
