package org.project360.randomisation.trial;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.time.Ids;

/** The transitions of the trials. */
@ApplicationScoped
class TrialHistory implements PanacheRepositoryBase<TrialTransition, UUID> {

    private final Audit audit;
    private final InstantSource clock;
    private final Ids ids;

    TrialHistory(Audit audit, InstantSource clock, Ids ids) {
        this.audit = audit;
        this.clock = clock;
        this.ids = ids;
    }

    /** Records that the trial has just left {@code from}. */
    void record(Trial trial, Trial.State from, String actor, String reason) {
        persist(new TrialTransition(ids.next(), trial, from, actor, reason, clock.instant()));
        audit.record("trial." + trial.state().name().toLowerCase(java.util.Locale.ROOT), "trial", trial.id());
    }

    List<TrialTransition> of(Trial trial) {
        return list("trialId = ?1 order by step", trial.id());
    }
}
