package org.project360.randomisation.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.project360.chassis.storage.StorageFailure;
import org.project360.chassis.time.Ids;
import org.project360.randomisation.allocation.DifferingArms.Pair;

/** The table {@code arm_conflict}: pairs of participants who are, or were, one person with different arms. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class ArmConflicts {

    private static final String SURVIVOR =
            "coalesce((select survivor_id from person_alias where merged_id = %1$s), %1$s)";

    private static final String END = "update arm_conflict set split_at = ? where split_at is null"
            + " and (first_person_id = any(?) or later_person_id = any(?)) and "
            + SURVIVOR.formatted("first_person_id") + " <> " + SURVIVOR.formatted("later_person_id") + " returning id";

    private static final String ADD = "insert into arm_conflict (id, trial_id, first_person_id, first_unit_id,"
            + " later_person_id, later_unit_id, found_at) values (?, ?, ?, ?, ?, ?, ?)"
            + " on conflict (trial_id, first_person_id, later_person_id) where split_at is null do nothing";

    private static final String AFTER = "select id, first_person_id, later_person_id, found_at, split_at"
            + " from arm_conflict where trial_id = ? and (found_at, id) > (?::timestamptz, ?)"
            + " order by found_at, id limit ?";

    private final DataSource dataSource;
    private final Ids ids;

    ArmConflicts(DataSource dataSource, Ids ids) {
        this.dataSource = dataSource;
        this.ids = ids;
    }

    /** A conflict with its id. */
    record Found(UUID id, Pair pair) {}

    /** Ends the conflicts of these persons with whom they are no longer one person; returns their ids. */
    List<UUID> end(Collection<UUID> personIds, Instant at) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(END)) {
            Object[] persons = personIds.toArray();
            update.setTimestamp(1, Timestamp.from(at));
            update.setArray(2, connection.createArrayOf("uuid", persons));
            update.setArray(3, connection.createArrayOf("uuid", persons));
            ResultSet row = update.executeQuery();
            List<UUID> ended = new ArrayList<>();
            while (row.next()) {
                ended.add(row.getObject(1, UUID.class));
            }
            return ended;
        } catch (SQLException e) {
            throw new StorageFailure("arm conflicts", e);
        }
    }

    /** Adds what is not there yet; returns that. */
    List<Found> add(Collection<Pair> pairs, Instant foundAt) {
        List<Found> added = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(ADD)) {
            for (Pair pair : pairs) {
                UUID id = ids.next();
                insert.setObject(1, id);
                insert.setObject(2, pair.trialId());
                insert.setObject(3, pair.firstPersonId());
                insert.setObject(4, pair.firstUnitId());
                insert.setObject(5, pair.laterPersonId());
                insert.setObject(6, pair.laterUnitId());
                insert.setTimestamp(7, Timestamp.from(foundAt));
                if (insert.executeUpdate() == 1) {
                    added.add(new Found(id, pair));
                }
            }
            return added;
        } catch (SQLException e) {
            throw new StorageFailure("arm conflicts", e);
        }
    }

    /** At most {@code limit} of a trial after a place, the oldest first. */
    List<ArmConflict> after(UUID trialId, Instant foundAt, UUID id, int limit) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(AFTER)) {
            select.setObject(1, trialId);
            select.setTimestamp(2, Timestamp.from(foundAt));
            select.setObject(3, id);
            select.setInt(4, limit);
            ResultSet row = select.executeQuery();
            List<ArmConflict> found = new ArrayList<>();
            while (row.next()) {
                OffsetDateTime split = row.getObject(5, OffsetDateTime.class);
                found.add(ArmConflict.of(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        split == null ? null : split.toInstant()));
            }
            return found;
        } catch (SQLException e) {
            throw new StorageFailure("arm conflicts", e);
        }
    }
}
