package org.project360.followup.outcome;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Outcomes implements PanacheRepositoryBase<Outcome, UUID> {

    Optional<Outcome> latest(UUID waveId) {
        return find("waveId = ?1 order by version desc", waveId).page(0, 1).firstResultOptional();
    }

    Optional<Outcome> version(UUID waveId, int version) {
        return find("waveId = ?1 and version = ?2", waveId, version).firstResultOptional();
    }
}
