package org.project360.randomisation.register;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.problem.Problem;

/** The overrides and what became of them. */
@ApplicationScoped
class ClinicalOverrides implements PanacheRepositoryBase<ClinicalOverride, UUID> {

    /** One of this trial with its row locked, or 404: whoever settles it, one at a time. */
    ClinicalOverride locked(UUID trialId, UUID id) {
        return find("id = ?1 and trialId = ?2", id, trialId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(Problem::notFound);
    }

    /** One of this trial, or 404. */
    ClinicalOverride known(UUID trialId, UUID id) {
        return find("id = ?1 and trialId = ?2", id, trialId)
                .firstResultOptional()
                .orElseThrow(Problem::notFound);
    }

    Optional<OverrideOutcome> outcome(UUID id) {
        @Nullable OverrideOutcome outcome = getEntityManager().find(OverrideOutcome.class, id);
        return Optional.ofNullable(outcome);
    }

    void settle(OverrideOutcome outcome) {
        getEntityManager().persist(outcome);
    }

    /** Those of the trial that were confirmed, in order. */
    List<ClinicalOverride> done(UUID trialId) {
        return list(
                "select o from ClinicalOverride o, OverrideOutcome s where s.overrideId = o.id and o.trialId = ?1"
                        + " and s.outcome = ?2 order by o.id",
                trialId,
                OverrideOutcome.Outcome.CONFIRMED);
    }

    /** Overrides of the trial that were confirmed, whichever way. */
    long confirmed(UUID trialId) {
        return getEntityManager()
                .createQuery(
                        "select count(o) from ClinicalOverride o, OverrideOutcome s"
                                + " where s.overrideId = o.id and o.trialId = ?1 and s.outcome = ?2",
                        Long.class)
                .setParameter(1, trialId)
                .setParameter(2, OverrideOutcome.Outcome.CONFIRMED)
                .getSingleResult();
    }
}
