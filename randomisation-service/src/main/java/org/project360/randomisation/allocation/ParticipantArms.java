package org.project360.randomisation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.project360.chassis.storage.StorageFailure;
import org.project360.contracts.randomisation.Arm;
import org.project360.randomisation.trial.Trial;

/** The arm of one participant, for unblinding and nothing else. */
@ApplicationScoped
public class ParticipantArms {

    private final DataSource dataSource;
    private final SealedDraws draws;

    ParticipantArms(DataSource dataSource, SealedDraws draws) {
        this.dataSource = dataSource;
        this.draws = draws;
    }

    /** The first arm under any of the person's ids; empty if she is not in the trial. */
    public Optional<Arm> of(Trial trial, UUID personId) {
        String sql = """
                with her (id) as (
                    select coalesce((select survivor_id from person_alias where merged_id = p.id), p.id)
                    from (values (?::uuid)) p(id))
                select a.id, a.sealed_draw from participant p join allocation a using (trial_id, unit_id)
                where p.trial_id = ? and p.person_id in (
                    select id from her union select m.merged_id from her join person_alias m on m.survivor_id = her.id)
                order by p.enrolled_at, a.sequence limit 1""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, personId);
            select.setObject(2, trial.id());
            ResultSet row = select.executeQuery();
            return row.next()
                    ? Optional.of(draws.arm(trial, row.getObject(1, UUID.class), row.getBytes(2)))
                    : Optional.empty();
        } catch (SQLException e) {
            throw new StorageFailure("allocations", e);
        }
    }
}
