package org.project360.chassis.quarantine;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class QuarantinedEvents implements PanacheRepositoryBase<QuarantinedEvent, UUID> {

    /** Oldest first, after the given place. */
    List<QuarantinedEvent> page(QuarantinedEvent.Status status, Instant afterTime, UUID afterId, int limit) {
        return find("status = ?1 and (heldAt, id) > (?2, ?3) order by heldAt, id", status, afterTime, afterId)
                .page(0, limit)
                .list();
    }
}
