package org.project360.notification.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.http.ETags;
import org.project360.chassis.problem.Problem;
import org.project360.chassis.security.Caller;
import org.project360.notification.school.Establishment;
import org.project360.notification.school.Establishments;

/** A person says which establishment a held notice goes to. */
@ApplicationScoped
class RouteHeldNotice {

    private final Notices notices;
    private final Establishments establishments;
    private final Mailing mailing;
    private final InstantSource clock;
    private final Caller caller;

    RouteHeldNotice(
            Notices notices, Establishments establishments, Mailing mailing, InstantSource clock, Caller caller) {
        this.notices = notices;
        this.establishments = establishments;
        this.mailing = mailing;
        this.clock = clock;
        this.caller = caller;
    }

    @Transactional
    NoticeView route(UUID id, String urn, @Nullable String ifMatch) {
        Notice notice = notices.lock(id).orElseThrow(Problem::notFound);
        ETags.require(ifMatch, notice.version());
        if (notice.status() != NoticeStatus.HELD) {
            throw Problem.conflict("not-held", "The notice is not held", "Somebody, or a rule, has decided meanwhile.");
        }
        if (notice.isErased()) {
            throw Problem.conflict("erased", "The child is erased", "There is nothing left to tell a school.");
        }
        Establishment establishment = establishments
                .byUrn(urn)
                .filter(Establishment::receives)
                .orElseThrow(() -> Problem.unprocessable(
                        "no-such-establishment",
                        "Name an open establishment of the register.",
                        List.of(new Problem.FieldError("/urn", "not-open", "No open establishment has this URN."))));
        Instant now = clock.instant();
        mailing.stopClocks(notice, now);
        notice.send(
                notice.routing().decidedBy(caller.name()),
                establishment.urn(),
                Mailing.deadline(notice, urn, mailing.openings(Set.of(urn)), now),
                now);
        mailing.start(List.of(notice), List.of(), now);
        return NoticeView.of(notice);
    }
}
