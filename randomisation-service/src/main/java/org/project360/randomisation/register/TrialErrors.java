package org.project360.randomisation.register;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The errors of the trials. */
@ApplicationScoped
class TrialErrors implements PanacheRepositoryBase<TrialError, UUID> {

    List<TrialError> of(UUID trialId) {
        return list("trialId = ?1 order by id", trialId);
    }

    /** Those of these that are errors, and were not withdrawn before. */
    void withdraw(Collection<UUID> ids, Instant at) {
        if (!ids.isEmpty()) {
            getEntityManager()
                    .createNativeQuery("insert into trial_error_withdrawal (error_id, withdrawn_at)"
                            + " select id, :at from trial_error where id in (:ids) on conflict do nothing")
                    .setParameter("at", at)
                    .setParameter("ids", ids)
                    .executeUpdate();
        }
    }
}
