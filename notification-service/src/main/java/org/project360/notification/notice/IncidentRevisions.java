package org.project360.notification.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.project360.chassis.storage.StorageFailure;
import org.project360.contracts.intake.ChildExposed;
import org.project360.contracts.intake.IncidentRevised;

/** The latest version of every incident that was revised. It comes on a topic of its own, before or after the children. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class IncidentRevisions {

    private final DataSource dataSource;

    IncidentRevisions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Those of the children that no later version of their incident has overtaken; three round trips at most. */
    List<ChildExposed> current(List<ChildExposed> children) {
        Set<UUID> incidents = children.stream().map(ChildExposed::incidentId).collect(Collectors.toSet());
        lock(incidents);
        Map<UUID, Integer> versions = versions(incidents);
        return children.stream()
                .filter(child -> child.version() >= versions.getOrDefault(child.incidentId(), 0))
                .toList();
    }

    /** Takes the revisions, each incident once; returns the incidents of which nothing later was known. */
    Set<UUID> take(Collection<IncidentRevised> latest) {
        List<IncidentRevised> rows = List.copyOf(latest);
        Object[] incidents = rows.stream().map(IncidentRevised::incidentId).toArray();
        lock(rows.stream().map(IncidentRevised::incidentId).toList());
        String sql = """
                insert into incident_revision (incident_id, version)
                select * from unnest(?::uuid[], ?::int[])
                on conflict (incident_id) do update set version = excluded.version
                where incident_revision.version <= excluded.version
                returning incident_id""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(sql)) {
            upsert.setArray(1, connection.createArrayOf("uuid", incidents));
            upsert.setArray(
                    2,
                    connection.createArrayOf(
                            "int4", rows.stream().map(IncidentRevised::version).toArray()));
            Set<UUID> taken = new HashSet<>();
            ResultSet row = upsert.executeQuery();
            while (row.next()) {
                taken.add(row.getObject(1, UUID.class));
            }
            return taken;
        } catch (SQLException e) {
            throw new StorageFailure("incident revisions", e);
        }
    }

    /** What is told of one incident's children and its revisions wait for each other; sorted, before anything else. */
    private void lock(Collection<UUID> incidents) {
        Object[] keys = incidents.stream()
                .map(id -> id.getMostSignificantBits() ^ id.getLeastSignificantBits())
                .distinct()
                .sorted()
                .toArray();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement lock =
                        connection.prepareStatement("select pg_advisory_xact_lock(key) from unnest(?::bigint[]) key")) {
            lock.setArray(1, connection.createArrayOf("int8", keys));
            lock.execute();
        } catch (SQLException e) {
            throw new StorageFailure("incident revisions", e);
        }
    }

    private Map<UUID, Integer> versions(Set<UUID> incidents) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select incident_id, version from incident_revision where incident_id = any(?)")) {
            select.setArray(1, connection.createArrayOf("uuid", incidents.toArray()));
            Map<UUID, Integer> versions = new HashMap<>();
            ResultSet row = select.executeQuery();
            while (row.next()) {
                versions.put(row.getObject(1, UUID.class), row.getInt(2));
            }
            return versions;
        } catch (SQLException e) {
            throw new StorageFailure("incident revisions", e);
        }
    }
}
