package org.project360.referral.referral;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.project360.chassis.storage.StorageFailure;
import org.project360.contracts.intake.IncidentRevised;
import org.project360.contracts.intake.IncidentRevised.Exclusion;
import org.project360.referral.person.PersonRefs;

/** The latest version known of every revised incident, whether or not it was ever referred. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class IncidentRevisions {

    private final DataSource dataSource;
    private final PersonRefs refs;

    IncidentRevisions(DataSource dataSource, PersonRefs refs) {
        this.dataSource = dataSource;
        this.refs = refs;
    }

    /** A request and a revision of one incident wait for each other; sorted, and before persons are locked. */
    void lock(Collection<UUID> incidents) {
        Object[] keys = incidents.stream()
                .map(id -> refs.of(id).getLeastSignificantBits())
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

    /** The highest version holds, in whatever order they come; each incident once. */
    void put(Collection<IncidentRevised> latest) {
        String sql = """
                insert into incident_revision (incident_ref, version, exclusion)
                select * from unnest(?::uuid[], ?::int[], ?::text[])
                on conflict (incident_ref) do update set version = excluded.version, exclusion = excluded.exclusion
                where incident_revision.version <= excluded.version""";
        List<IncidentRevised> rows = List.copyOf(latest);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(sql)) {
            upsert.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid",
                            rows.stream().map(r -> refs.of(r.incidentId())).toArray()));
            upsert.setArray(
                    2,
                    connection.createArrayOf(
                            "int4", rows.stream().map(IncidentRevised::version).toArray()));
            upsert.setArray(
                    3,
                    connection.createArrayOf(
                            "text",
                            rows.stream()
                                    .map(r -> r.exclusion() == null
                                            ? null
                                            : r.exclusion().name())
                                    .toArray()));
            upsert.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("incident revisions", e);
        }
    }

    /** Those of the incidents that were revised, with why they are excluded if they are. */
    Map<UUID, Optional<Exclusion>> of(Collection<UUID> incidents) {
        Map<UUID, UUID> byRef = new HashMap<>();
        incidents.forEach(id -> byRef.put(refs.of(id), id));
        Map<UUID, Optional<Exclusion>> revised = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(
                        "select incident_ref, exclusion from incident_revision where incident_ref = any(?)")) {
            select.setArray(1, connection.createArrayOf("uuid", byRef.keySet().toArray()));
            ResultSet row = select.executeQuery();
            while (row.next()) {
                UUID incident = byRef.get(row.getObject(1, UUID.class));
                if (incident != null) {
                    revised.put(incident, Optional.ofNullable(row.getString(2)).map(Exclusion::valueOf));
                }
            }
            return revised;
        } catch (SQLException e) {
            throw new StorageFailure("incident revisions", e);
        }
    }
}
