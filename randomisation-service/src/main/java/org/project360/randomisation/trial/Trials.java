package org.project360.randomisation.trial;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;
import org.project360.chassis.problem.Problem;

/** The trials. Whoever works in a trial's books gets it here first, for the books of a test trial lie elsewhere. */
@ApplicationScoped
public class Trials implements PanacheRepositoryBase<Trial, UUID> {

    /** The trial with its row locked to the end of the transaction: whoever draws or changes its state, one at a time. */
    public Trial locked(UUID id) {
        return inItsSchema(findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(Problem::notFound));
    }

    /** The trial, or 404. */
    public Trial known(UUID id) {
        return inItsSchema(findByIdOptional(id).orElseThrow(Problem::notFound));
    }

    /** From here to the end of the transaction the books of a test trial are those of its own schema. */
    private Trial inItsSchema(Trial trial) {
        if (trial.isTest()) {
            String sql = "select set_config('search_path', 'test_trials, ' || current_setting('search_path'), true)";
            getEntityManager().createNativeQuery(sql, String.class).getSingleResult();
        }
        return trial;
    }

    /** False if there is one of the same code and version, whoever was first. */
    boolean add(Trial trial) {
        String sql = "insert into trial (id, code, trial_version, design, target, ceiling, state, lock_version)"
                + " values (?1, ?2, ?3, ?4, ?5, ?6, 'DRAFT', 0) on conflict do nothing";
        return getEntityManager()
                        .createNativeQuery(sql)
                        .setParameter(1, trial.id())
                        .setParameter(2, trial.code())
                        .setParameter(3, trial.trialVersion())
                        .setParameter(4, new DesignColumn().convertToDatabaseColumn(trial.design()))
                        .setParameter(5, trial.target())
                        .setParameter(6, trial.ceiling())
                        .executeUpdate()
                == 1;
    }
}
