package org.project360.randomisation.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.project360.chassis.event.RejectedEvent;
import org.project360.chassis.storage.StorageFailure;
import org.project360.contracts.intake.PersonMerged;
import org.project360.contracts.intake.PersonSplit;

/** Which id stands for which; allocations themselves are never touched. */
@ApplicationScoped
class PersonAliases {

    /** Everybody who came to {@code ?} by merges that still hold, herself included, now ends where she does. */
    private static final String SETTLE = """
            with recursive below (id) as (
                select ?::uuid
                union
                select a.merged_id from person_alias a join below b on a.into_id = b.id where a.survivor_id is not null)
            update person_alias p set survivor_id =
                case when p.merged_id <> ? or (p.merged_at is not null and p.merged_at > coalesce(p.split_at, '-infinity'))
                then ?::uuid end
            where p.merged_id in (select id from below)""";

    private final DataSource dataSource;

    PersonAliases(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** From now on {@code mergedId} stands for {@code survivorId}, unless a later split is known already. */
    @Transactional(Transactional.TxType.MANDATORY)
    void merge(PersonMerged merged) {
        UUID survivor = survivorOf(merged.survivorId());
        if (survivor.equals(merged.mergedId())) {
            throw new RejectedEvent("/mergedId", "merged-into-itself", "The survivor was merged into this id before.");
        }
        change(
                "insert into person_alias as a (merged_id, into_id, merged_at) values (?, ?, ?) on conflict (merged_id)"
                        + " do update set into_id = excluded.into_id, merged_at = excluded.merged_at"
                        + " where a.merged_at is null or a.merged_at <= excluded.merged_at",
                merged.mergedId(),
                merged.survivorId(),
                Timestamp.from(merged.mergedAt()));
        settle(merged.mergedId());
    }

    /** {@code separatedId} is a person of her own again, and those who were merged into her are hers. */
    @Transactional(Transactional.TxType.MANDATORY)
    void split(PersonSplit split) {
        change(
                "insert into person_alias as a (merged_id, into_id, split_at) values (?, ?, ?) on conflict (merged_id)"
                        + " do update set split_at = greatest(a.split_at, excluded.split_at)",
                split.separatedId(),
                split.personId(),
                Timestamp.from(split.splitAt()));
        settle(split.separatedId());
    }

    /** All ids of the person whom {@code id} is. */
    Set<UUID> idsOf(UUID id) {
        UUID survivor = survivorOf(id);
        Set<UUID> ids = new TreeSet<>(Set.of(survivor));
        query("select merged_id from person_alias where survivor_id = ?", survivor, row -> {
            while (row.next()) {
                ids.add(row.getObject(1, UUID.class));
            }
            return ids;
        });
        return ids;
    }

    private void settle(UUID changed) {
        UUID end = holds(changed) ? survivorOf(into(changed)) : changed;
        change(SETTLE, changed, changed, end);
    }

    private boolean holds(UUID merged) {
        String sql = "select merged_at > coalesce(split_at, '-infinity') from person_alias where merged_id = ?";
        return query(sql, merged, row -> row.next() && row.getBoolean(1));
    }

    private UUID into(UUID merged) {
        return query("select into_id from person_alias where merged_id = ?", merged, row -> {
            row.next();
            return row.getObject(1, UUID.class);
        });
    }

    private UUID survivorOf(UUID person) {
        String sql = "select survivor_id from person_alias where merged_id = ? and survivor_id is not null";
        return query(sql, person, row -> row.next() ? row.getObject(1, UUID.class) : person);
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> T query(String sql, UUID person, Reading<T> reading) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, person);
            return reading.of(select.executeQuery());
        } catch (SQLException e) {
            throw new StorageFailure("person aliases", e);
        }
    }

    private void change(String sql, Object first, Object second, Object third) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement change = connection.prepareStatement(sql)) {
            change.setObject(1, first);
            change.setObject(2, second);
            change.setObject(3, third);
            change.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("person aliases", e);
        }
    }
}
