package org.project360.randomisation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.project360.chassis.storage.StorageFailure;
import org.project360.contracts.randomisation.Arm;
import org.project360.randomisation.trial.Trial;

/** Every arm of a trial, for those who monitor it unblinded and nobody else. */
@ApplicationScoped
public class DrawnArms {

    /** One draw; {@code covariates} are those that it was made with. */
    public record Drawn(
            UUID allocationId,
            UUID unitId,
            UUID personId,
            String stratum,
            Map<String, String> covariates,
            long sequence,
            Arm arm,
            Instant allocatedAt) {

        /** Redacted: without the arm. */
        @Override
        public String toString() {
            return "Drawn[allocationId=" + allocationId + "]";
        }
    }

    private final DataSource dataSource;
    private final SealedDraws draws;

    DrawnArms(DataSource dataSource, SealedDraws draws) {
        this.dataSource = dataSource;
        this.draws = draws;
    }

    /** All of them, by stratum and sequence. */
    public List<Drawn> of(Trial trial) {
        String sql = """
                select a.id, a.unit_id, a.person_id, a.stratum, a.sequence, a.sealed_draw, a.allocated_at,
                    coalesce(l.covariates, '{}')
                from allocation a left join allocation_ledger l on l.trial_id = a.trial_id and l.allocation_id = a.id
                where a.trial_id = ? order by a.stratum, a.sequence""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, trial.id());
            ResultSet row = select.executeQuery();
            List<Drawn> all = new ArrayList<>();
            while (row.next()) {
                UUID id = row.getObject(1, UUID.class);
                all.add(new Drawn(
                        id,
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getString(4),
                        Covariates.read(row.getString(8)),
                        row.getLong(5),
                        draws.arm(trial, id, row.getBytes(6)),
                        row.getTimestamp(7).toInstant()));
            }
            return all;
        } catch (SQLException e) {
            throw new StorageFailure("allocations", e);
        }
    }
}
