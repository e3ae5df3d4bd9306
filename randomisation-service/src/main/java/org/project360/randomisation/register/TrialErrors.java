package org.project360.randomisation.register;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** The errors of the trials. */
@ApplicationScoped
class TrialErrors implements PanacheRepositoryBase<TrialError, UUID> {

    List<TrialError> of(UUID trialId) {
        return list("trialId = ?1 order by id", trialId);
    }
}
