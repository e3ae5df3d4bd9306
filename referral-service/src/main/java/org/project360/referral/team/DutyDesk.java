package org.project360.referral.team;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.http.Cursors;
import org.project360.chassis.http.Page;
import org.project360.chassis.problem.Problem;
import org.project360.referral.referral.Stamps;

/** The open concerns, and who takes one on. */
@ApplicationScoped
class DutyDesk {

    /** One concern. */
    record Concern(UUID id, UUID personId, String kind, Instant raisedAt, Instant dueAt) {}

    /** A page of them, as it is answered. */
    record Concerns(List<Concern> items) {}

    /** Who took it on. */
    record Acknowledged(UUID id, Instant acknowledgedAt, String acknowledgedBy) {}

    private static final String LISTING = "duty-desk";
    private static final UUID FIRST = new UUID(0, 0);

    private final SafetyConcerns concerns;
    private final Cursors cursors;
    private final Audit audit;
    private final Stamps stamps;

    DutyDesk(SafetyConcerns concerns, Cursors cursors, Audit audit, Stamps stamps) {
        this.concerns = concerns;
        this.cursors = cursors;
        this.audit = audit;
        this.stamps = stamps;
    }

    @Transactional
    Page<Concern> open(@Nullable String cursor, int limit) {
        int size = Page.size(limit);
        List<String> place =
                cursors.decode(LISTING, cursor).orElse(List.of(Instant.EPOCH.toString(), FIRST.toString()));
        List<SafetyConcern> rows =
                concerns.openPage(Instant.parse(place.get(0)), UUID.fromString(place.get(1)), size + 1);
        audit.record("duty-desk.read", "duty-desk", LISTING);
        return cursors.page(LISTING, rows, size, c -> List.of(c.dueAt().toString(), c.id().toString()))
                .map(c -> new Concern(c.id(), c.personId(), c.kind(), c.raisedAt(), c.dueAt()));
    }

    @Transactional
    Acknowledged acknowledge(UUID id) {
        SafetyConcern concern = concerns.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (concern == null) {
            throw Problem.notFound();
        }
        Stamps.Stamp stamp = stamps.next();
        concern.acknowledge(stamp.by(), stamp.at());
        audit.record("duty-desk.acknowledged", "safety-concern", id);
        return new Acknowledged(id, stamp.at(), stamp.by());
    }
}
