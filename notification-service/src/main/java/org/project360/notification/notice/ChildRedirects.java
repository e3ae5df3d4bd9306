package org.project360.notification.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.project360.chassis.storage.StorageFailure;

/**
 * Who a child became, one step at a time. Merges and splits come on topics of their own, so that each may overtake the
 * other and the children themselves: a step stays, and of a child the later fact wins whatever came first.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class ChildRedirects {

    private final DataSource dataSource;

    ChildRedirects(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Every step from these children on, in one round trip. */
    ChildPaths of(Collection<UUID> children) {
        String sql = """
                with recursive reached (child) as (
                    select unnest(?::uuid[])
                    union
                    select r.to_child from child_redirect r join reached c on r.from_child = c.child)
                select from_child, incident_id, to_child, at from child_redirect join reached on from_child = child""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("uuid", children.toArray()));
            ResultSet row = select.executeQuery();
            List<ChildPaths.Step> steps = new ArrayList<>();
            while (row.next()) {
                steps.add(new ChildPaths.Step(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, UUID.class),
                        row.getTimestamp(4).toInstant()));
            }
            return new ChildPaths(steps);
        } catch (SQLException e) {
            throw new StorageFailure("child redirects", e);
        }
    }

    /** These children and all whom any step joins with them, in whichever direction and over however many others. */
    Set<UUID> family(Collection<UUID> children) {
        String sql = """
                with recursive family (child) as (
                    select unnest(?::uuid[])
                    union
                    select other from family f cross join lateral (
                        select to_child from child_redirect where from_child = f.child
                        union all
                        select from_child from child_redirect where to_child = f.child) n (other))
                select child from family""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("uuid", children.toArray()));
            ResultSet row = select.executeQuery();
            Set<UUID> family = new TreeSet<>();
            while (row.next()) {
                family.add(row.getObject(1, UUID.class));
            }
            return family;
        } catch (SQLException e) {
            throw new StorageFailure("child redirects", e);
        }
    }

    /** From now on {@code merged} is {@code survivor}, and so are all that became {@code merged} before. */
    void merge(UUID survivor, UUID merged, Instant at) {
        put(merged, List.of(ChildPaths.EVERY), survivor, at);
    }

    /** The incidents are {@code separated}'s, who is nobody else from now on. */
    void split(UUID person, UUID separated, List<UUID> incidents, Instant at) {
        put(person, incidents, separated, at);
        put(separated, List.of(ChildPaths.EVERY), separated, at);
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
