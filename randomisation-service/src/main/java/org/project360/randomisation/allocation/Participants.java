package org.project360.randomisation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.project360.chassis.storage.StorageFailure;

/** Who is in a trial, without her arm. */
@ApplicationScoped
public class Participants {

    private final DataSource dataSource;

    Participants(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Whether the trial has the person under any of her ids. */
    public boolean include(UUID trialId, UUID personId) {
        String sql = """
                with her (id) as (
                    select coalesce((select survivor_id from person_alias where merged_id = p.id), p.id)
                    from (values (?::uuid)) p(id))
                select exists (select from participant p where p.trial_id = ? and p.person_id in (
                    select id from her union select m.merged_id from her join person_alias m on m.survivor_id = her.id))""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, personId);
            select.setObject(2, trialId);
            ResultSet row = select.executeQuery();
            return row.next() && row.getBoolean(1);
        } catch (SQLException e) {
            throw new StorageFailure("participants", e);
        }
    }
}
