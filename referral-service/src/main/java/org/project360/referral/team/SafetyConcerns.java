package org.project360.referral.team;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class SafetyConcerns implements PanacheRepositoryBase<SafetyConcern, UUID> {

    List<SafetyConcern> among(Collection<UUID> ids) {
        return list("id in ?1", ids);
    }

    /** The open ones, most urgent first, after the given place. */
    List<SafetyConcern> openPage(Instant afterDue, UUID afterId, int limit) {
        return find("acknowledgedAt is null and (dueAt, id) > (?1, ?2) order by dueAt, id", afterDue, afterId)
                .page(0, limit)
                .list();
    }

    void move(Collection<UUID> homeRefs, UUID personId) {
        update("personId = ?1 where homePersonRef in ?2", personId, homeRefs);
    }
}
