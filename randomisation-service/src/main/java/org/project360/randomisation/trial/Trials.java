package org.project360.randomisation.trial;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import org.project360.chassis.problem.Problem;

/** The trials. */
@ApplicationScoped
public class Trials implements PanacheRepositoryBase<Trial, UUID> {

    /** The trial with its row locked to the end of the transaction: whoever draws or changes its state, one at a time. */
    public Trial locked(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(Problem::notFound);
    }

    /** The trial, or 404. */
    public Trial known(UUID id) {
        return findByIdOptional(id).orElseThrow(Problem::notFound);
    }
}
