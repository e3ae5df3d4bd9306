package org.project360.randomisation.trial;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.time.Ids;

/** The transitions of the trials. */
@ApplicationScoped
class TrialHistory implements PanacheRepositoryBase<TrialTransition, UUID> {

    /** By whom, as whose second person if it took two, and why. */
    record Cause(String actor, @Nullable String proposedBy, String reason) {}

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
        record(trial, from, new Cause(actor, null, reason));
    }

    void record(Trial trial, Trial.State from, Cause cause) {
        record(trial, from, trial.state().name(), cause);
    }

    /** Records what happened to the trial under its own name, for it may have stayed in its state. */
    void record(Trial trial, Trial.State from, String what, Cause cause) {
        persist(new TrialTransition(ids.next(), trial, from, cause, clock.instant()));
        audit.record("trial." + what.toLowerCase(Locale.ROOT).replace('_', '-'), "trial", trial.id());
    }

    List<TrialTransition> of(Trial trial) {
        return list("trialId = ?1 order by step", trial.id());
    }
}
