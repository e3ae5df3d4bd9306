package org.project360.randomisation.monitoring;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.project360.chassis.storage.StorageFailure;
import org.project360.randomisation.trial.Trial;
import org.project360.randomisation.trial.Trials;

/** Counts, in one statement and so at one moment. */
@ApplicationScoped
class TrialFigures {

    private static final String COUNTS = """
            select coalesce((select units from recruitment r where r.trial_id = t.id), 0),
                coalesce((select reserved from recruitment r where r.trial_id = t.id), 0),
                (select count(*) from participant p where p.trial_id = t.id),
                (select count(distinct person_id) from unblinding u where u.trial_id = t.id),
                (select count(*) from exposure e where e.trial_id = t.id),
                (select count(*) from exposure e where e.trial_id = t.id and e.represented),
                count(c) filter (where c.state = 'AWAITING_OPENING'),
                count(c) filter (where c.state = 'PENDING_DATA'),
                count(c) filter (where c.state = 'NOT_ALLOCATED')
            from trial t left join pending_candidate c on c.trial_id = t.id
            where t.id = ? group by t.id""";

    private final Trials trials;
    private final DataSource dataSource;

    TrialFigures(Trials trials, DataSource dataSource) {
        this.trials = trials;
        this.dataSource = dataSource;
    }

    @Transactional
    Progress progress(UUID trialId) {
        Trial trial = trials.known(trialId);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(COUNTS)) {
            select.setObject(1, trialId);
            ResultSet row = select.executeQuery();
            row.next();
            return new Progress(
                    trialId,
                    trial.state(),
                    trial.target(),
                    trial.ceiling(),
                    row.getLong(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getLong(6),
                    row.getLong(7),
                    row.getLong(8),
                    row.getLong(9));
        } catch (SQLException e) {
            throw new StorageFailure("progress", e);
        }
    }
}
