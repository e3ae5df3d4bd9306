package org.project360.referral.clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.project360.chassis.storage.StorageFailure;

/** The steps that passed, each once: the primary key says so, whatever restarts or fires twice. */
@ApplicationScoped
class Escalations {

    private final DataSource dataSource;
    private final InstantSource clock;

    Escalations(DataSource dataSource, InstantSource clock) {
        this.dataSource = dataSource;
        this.clock = clock;
    }

    /** Records the steps; returns the referrals whose step was not recorded before. */
    @Transactional(Transactional.TxType.MANDATORY)
    Set<UUID> record(List<ClockedCases.Passed> steps) {
        String sql = """
                insert into escalation (referral_id, clock, percent, role, commissioner_report, due_at, fired_at)
                select e.*, ? from unnest(?::uuid[], ?::text[], ?::int[], ?::text[], ?::boolean[], ?::timestamptz[]) e
                on conflict do nothing returning referral_id""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setTimestamp(1, Timestamp.from(clock.instant()));
            array(insert, 2, "uuid", steps, ClockedCases.Passed::referralId);
            array(insert, 3, "text", steps, p -> p.clock().name());
            array(insert, 4, "int4", steps, p -> p.step().percent());
            array(insert, 5, "text", steps, p -> p.step().role());
            array(insert, 6, "bool", steps, p -> p.step().commissionerReport());
            array(insert, 7, "timestamptz", steps, p -> Timestamp.from(p.dueAt()));
            ResultSet row = insert.executeQuery();
            Set<UUID> firstTime = new HashSet<>();
            while (row.next()) {
                firstTime.add(row.getObject(1, UUID.class));
            }
            return firstTime;
        } catch (SQLException e) {
            throw new StorageFailure("escalations", e);
        }
    }

    private static void array(
            PreparedStatement statement,
            int index,
            String type,
            List<ClockedCases.Passed> steps,
            Function<ClockedCases.Passed, Object> value)
            throws SQLException {
        statement.setArray(
                index,
                statement
                        .getConnection()
                        .createArrayOf(type, steps.stream().map(value).toArray()));
    }
}
