package org.project360.randomisation.emergency;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.project360.chassis.problem.Problem;

/** The lists; whoever changes one holds the lock on its trial. */
@ApplicationScoped
class EmergencyLists implements PanacheRepositoryBase<EmergencyList, UUID> {

    /** One of this trial, or 404. */
    EmergencyList known(UUID trialId, UUID id) {
        return find("id = ?1 and trialId = ?2", id, trialId)
                .firstResultOptional()
                .orElseThrow(Problem::notFound);
    }
}
