package org.project360.followup.schedule;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.project360.chassis.problem.Problem;
import org.project360.followup.participant.Participants;

/** The waves as collectors meet them. */
@ApplicationScoped
public class Waves implements PanacheRepositoryBase<Wave, UUID> {

    private final Participants participants;

    Waves(Participants participants) {
        this.participants = participants;
    }

    /**
     * A wave that a collector may see; 404, as for one that does not exist, while it is not open yet and once it is
     * cancelled.
     */
    public Wave forCollector(UUID id, Instant now) {
        return findByIdOptional(id)
                .filter(wave -> wave.stateAt(now).forCollectors())
                .orElseThrow(Problem::notFound);
    }

    /** The same, with the participant and the wave locked to the end of the transaction and as they are now. */
    public Wave lockedForCollector(UUID id, Instant now) {
        Wave seen = forCollector(id, now);
        participants.lock(List.of(seen.personId()));
        getEntityManager().refresh(seen, LockModeType.PESSIMISTIC_WRITE);
        if (!seen.stateAt(now).forCollectors()) {
            throw Problem.notFound();
        }
        return seen;
    }

    /** Open waves by closing time after a place. */
    List<Wave> open(View view, String collector, Instant now, Instant afterTime, UUID afterId, int limit) {
        String which = switch (view) {
            case DUE -> "";
            case OVERDUE -> " and w.targetAt <= :now";
            case MINE -> " and w.claimedBy = :collector";
        };
        Parameters parameters =
                Parameters.with("now", now).and("afterTime", afterTime).and("afterId", afterId);
        if (view == View.MINE) {
            parameters.and("collector", collector);
        }
        return find(
                        "from Wave w join fetch w.schedule where w.completedAt is null and w.cancelledAt is null"
                                + " and w.closesAt > :now and w.opensAt <= :now and (w.closesAt, w.id) > (:afterTime, :afterId)"
                                + which + " order by w.closesAt, w.id",
                        parameters)
                .page(0, limit)
                .list();
    }

    /** What a collector lists. */
    enum View {
        DUE,
        OVERDUE,
        MINE
    }
}
