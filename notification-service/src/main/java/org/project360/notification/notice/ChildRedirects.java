package org.project360.notification.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.project360.chassis.outbox.StorageFailure;

/**
 * Whose an incident's child is now. Merges and splits come on topics of their own, so that each may overtake the other
 * and the children themselves: a redirect stays, and the later fact wins whatever came first.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class ChildRedirects {

    /** Stands for every incident. */
    static final UUID EVERY = new UUID(0, 0);

    private record Key(UUID child, UUID incident) {}

    /** The redirects of some children. */
    static final class Known {

        private final Map<Key, UUID> redirects;

        private Known(Map<Key, UUID> redirects) {
            this.redirects = redirects;
        }

        /** The child whose notice it is. */
        UUID resolve(UUID child, UUID incident) {
            UUID ofIncident = redirects.get(new Key(child, incident));
            if (ofIncident != null) {
                return ofIncident;
            }
            UUID survivor = redirects.getOrDefault(new Key(child, EVERY), child);
            return redirects.getOrDefault(new Key(survivor, incident), survivor);
        }
    }

    private final DataSource dataSource;

    ChildRedirects(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** What is known of these children, in one round trip. */
    Known of(Collection<UUID> children) {
        String sql = """
                with first as (select from_child, incident_id, to_child from child_redirect where from_child = any(?))
                select * from first
                union
                select r.from_child, r.incident_id, r.to_child
                from child_redirect r join first f on r.from_child = f.to_child""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("uuid", children.toArray()));
            ResultSet row = select.executeQuery();
            Map<Key, UUID> redirects = new HashMap<>();
            while (row.next()) {
                redirects.put(
                        new Key(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                        row.getObject(3, UUID.class));
            }
            return new Known(redirects);
        } catch (SQLException e) {
            throw new StorageFailure("child redirects", e);
        }
    }

    /** From now on {@code merged} is {@code survivor}, as are all that became {@code merged} before. */
    void merge(UUID survivor, UUID merged, Instant at) {
        put(merged, List.of(EVERY), survivor, at);
        String sql = "update child_redirect set to_child = ?, at = ? where to_child = ? and from_child <> ? and at < ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, survivor);
            update.setTimestamp(2, Timestamp.from(at));
            update.setObject(3, merged);
            update.setObject(4, merged);
            update.setTimestamp(5, Timestamp.from(at));
            update.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("child redirects", e);
        }
    }

    /** The incidents are {@code separated}'s, who is nobody else from now on. */
    void split(UUID person, UUID separated, List<UUID> incidents, Instant at) {
        put(person, incidents, separated, at);
        put(separated, List.of(EVERY), separated, at);
    }

    private void put(UUID from, List<UUID> incidents, UUID to, Instant at) {
        String sql = "insert into child_redirect (from_child, incident_id, to_child, at)"
                + " select ?, incident, ?, ? from unnest(?::uuid[]) i(incident)"
                + " on conflict (from_child, incident_id) do update set to_child = excluded.to_child, at = excluded.at"
                + " where excluded.at > child_redirect.at";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(sql)) {
            upsert.setObject(1, from);
            upsert.setObject(2, to);
            upsert.setTimestamp(3, Timestamp.from(at));
            upsert.setArray(4, connection.createArrayOf("uuid", incidents.toArray()));
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("child redirects", e);
        }
    }
}
