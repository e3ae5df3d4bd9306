package org.project360.randomisation.trial;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.problem.Problem;

/** What was proposed for the trials, and what became of it. */
@ApplicationScoped
class TrialChanges implements PanacheRepositoryBase<TrialChange, UUID> {

    /** One of this trial, or 404. */
    TrialChange known(UUID trialId, UUID id) {
        return find("id = ?1 and trialId = ?2", id, trialId)
                .firstResultOptional()
                .orElseThrow(Problem::notFound);
    }

    boolean isPending(UUID trialId, TrialChange.Kind kind) {
        return count("trialId = ?1 and kind = ?2 and state = ?3", trialId, kind, TrialChange.State.PENDING) > 0;
    }

    /** Those of the trial from the oldest on, after one of them. */
    List<TrialChange> page(UUID trialId, @Nullable UUID after, int limit) {
        return find("trialId = ?1 and id > ?2 order by id", trialId, after == null ? new UUID(0, 0) : after)
                .page(0, limit)
                .list();
    }
}
