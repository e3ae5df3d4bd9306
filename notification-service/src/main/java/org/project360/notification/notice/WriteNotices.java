package org.project360.notification.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.project360.chassis.time.Ids;
import org.project360.notification.routing.RoutingDecision;
import org.project360.notification.routing.RoutingDecision.Outcome;
import org.project360.notification.school.calendar.SchoolCalendars.Openings;

/** Raises and corrects the notices of one batch. */
@ApplicationScoped
class WriteNotices {

    private static final String BY_RULE = "rule";

    private final Notices notices;
    private final NoticeSeals seals;
    private final Mailing mailing;
    private final InstantSource clock;
    private final Ids ids;

    WriteNotices(Notices notices, NoticeSeals seals, Mailing mailing, InstantSource clock, Ids ids) {
        this.notices = notices;
        this.seals = seals;
        this.mailing = mailing;
        this.clock = clock;
        this.ids = ids;
    }

    /** Starts a batch: loads the calendars of every establishment that it can touch. */
    @Transactional(Transactional.TxType.MANDATORY)
    Batch batch(List<RoutingDecision> decisions, Collection<List<Notice>> existing) {
        Set<String> urns = Mailing.urns(existing.stream().flatMap(List::stream));
        decisions.stream().map(RoutingDecision::urn).filter(Objects::nonNull).forEach(urns::add);
        return new Batch(urns.isEmpty() ? (urn, after) -> after : mailing.openings(urns), clock.instant());
    }

    /** The notices written together. */
    final class Batch {

        private final List<Notice> sent = new ArrayList<>();
        private final List<Notice> held = new ArrayList<>();
        private final List<Notice> raised = new ArrayList<>();
        private final Openings openings;
        private final Instant now;

        private Batch(Openings openings, Instant now) {
            this.openings = openings;
            this.now = now;
        }

        /** Takes a child whose version is later than that of every notice there is. */
        void add(Exposure exposure, List<Notice> existing) {
            if (existing.isEmpty()) {
                raise(exposure);
            } else if (exposure.key().wrapped() != null) {
                supersede(current(exposure, existing), exposure);
            }
        }

        /** Writes the new rows, starts the clocks and publishes. */
        void finish() {
            notices.persist(raised);
            mailing.start(sent, held, now);
        }

        private Notice current(Exposure exposure, List<Notice> existing) {
            String urn = exposure.decision().urn();
            return existing.stream()
                    .filter(notice -> urn != null && urn.equals(notice.establishmentUrn()))
                    .findFirst()
                    .orElse(existing.get(0));
        }

        private void raise(Exposure exposure) {
            Notice notice = new Notice(ids.next(), exposure.key().childId(), exposure.child(), now);
            byte[] key = exposure.key().wrapped();
            if (key != null) {
                notice.seal(seals.seal(notice.id(), key, exposure.details()));
            }
            place(notice, exposure.decision());
            raised.add(notice);
        }

        private void place(Notice notice, RoutingDecision decision) {
            Routing routing = Routing.of(decision, BY_RULE);
            String urn = decision.urn();
            if (urn != null) {
                notice.send(routing, urn, Mailing.deadline(notice, urn, openings, now), now);
                sent.add(notice);
            } else if (decision.outcome() == Outcome.HELD) {
                notice.hold(routing, mailing.decideBy(now));
                held.add(notice);
            } else {
                notice.notNotify(routing, now);
            }
        }

        private void supersede(Notice notice, Exposure exposure) {
            SealedDetails before = seals.open(notice, exposure.key()).orElse(null);
            if (before == null) {
                return;
            }
            boolean sameRoute = exposure.details().routesLike(before)
                    // A later version that tells no school takes nothing back.
                    || !exposure.details().facts().tellsASchool()
                            && exposure.decision().outcome() == Outcome.HELD;
            boolean stays = sameRoute
                    || Objects.equals(
                            notice.establishmentUrn(), exposure.decision().urn());
            if (notice.status().inMailbox() && !stays) {
                mailing.recall(notice, RecallReason.ROUTED_ELSEWHERE, now);
                raise(exposure);
                return;
            }
            notice.follow(exposure.child());
            byte[] key = Objects.requireNonNull(exposure.key().wrapped());
            notice.seal(seals.seal(notice.id(), key, exposure.details().keepingSchoolOf(before)));
            if (notice.status().inMailbox()) {
                correct(notice, !exposure.details().content().equals(before.content()));
            } else if (!sameRoute) {
                mailing.stopClocks(notice, now);
                place(notice, exposure.decision());
            }
        }

        private void correct(Notice notice, boolean changed) {
            if (changed) {
                String urn = Objects.requireNonNull(notice.establishmentUrn());
                notice.correct(Mailing.deadline(notice, urn, openings, now), now);
                sent.add(notice);
            }
        }
    }
}
