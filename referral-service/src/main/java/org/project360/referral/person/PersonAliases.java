package org.project360.referral.person;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.project360.chassis.crypto.Envelopes;
import org.project360.chassis.storage.StorageFailure;

/** Which person id stands for which; the newest of merge and split holds, in whatever order they come. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class PersonAliases {

    private final DataSource dataSource;
    private final PersonRefs refs;
    private final Envelopes envelopes;

    PersonAliases(DataSource dataSource, PersonRefs refs, Envelopes envelopes) {
        this.dataSource = dataSource;
        this.refs = refs;
        this.envelopes = envelopes;
    }

    /** Who changes these persons waits here until the other has committed; sorted, so that none waits in a circle. */
    public void lock(Collection<UUID> personIds) {
        Object[] keys = personIds.stream()
                .map(id -> refs.of(id).getMostSignificantBits())
                .distinct()
                .sorted()
                .toArray();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement lock =
                        connection.prepareStatement("select pg_advisory_xact_lock(key) from unnest(?::bigint[]) key")) {
            lock.setArray(1, connection.createArrayOf("int8", keys));
            lock.execute();
        } catch (SQLException e) {
            throw new StorageFailure("person aliases", e);
        }
    }

    /** The person whom each id stands for now: itself unless it was merged away. */
    public Map<UUID, UUID> resolve(Collection<UUID> personIds) {
        Map<UUID, UUID> byRef = new HashMap<>();
        Map<UUID, UUID> resolved = new HashMap<>();
        for (UUID id : personIds) {
            byRef.put(refs.of(id), id);
            resolved.put(id, id);
        }
        String sql = """
                with recursive up(start, hop, ref, sealed, depth) as (
                    select r, r, r, null::bytea, 0 from unnest(?::uuid[]) r
                    union all
                    select up.start, a.merged_ref, a.survivor_ref, a.survivor_sealed, depth + 1
                    from up join person_alias a on a.merged_ref = up.ref and a.active where depth < 32)
                select distinct on (start) start, hop, sealed from up where depth > 0 order by start, depth desc""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("uuid", byRef.keySet().toArray()));
            ResultSet row = select.executeQuery();
            while (row.next()) {
                UUID start = byRef.get(row.getObject(1, UUID.class));
                if (start != null) {
                    resolved.put(start, open(row.getObject(2, UUID.class), row.getBytes(3)));
                }
            }
            return resolved;
        } catch (SQLException e) {
            throw new StorageFailure("person aliases", e);
        }
    }

    /** The person and everybody merged into her, as hashes. */
    public Set<UUID> tree(UUID personId) {
        String sql = """
                with recursive tree(ref) as (
                    select ?::uuid
                    union
                    select a.merged_ref from person_alias a join tree t on a.survivor_ref = t.ref where a.active)
                select ref from tree""";
        return refs(sql, refs.of(personId));
    }

    /** Those of the ids that were erased. */
    public Set<UUID> erased(Collection<UUID> personIds) {
        Map<UUID, UUID> byRef = new HashMap<>();
        personIds.forEach(id -> byRef.put(refs.of(id), id));
        Set<UUID> found = refs("select person_ref from erased_person where person_ref = any(?)", (Object)
                byRef.keySet().toArray());
        Set<UUID> ids = new HashSet<>();
        found.forEach(ref -> ids.add(byRef.getOrDefault(ref, ref)));
        return ids;
    }

    /** From now on, or no longer, one stands for the other; false if something newer is known. */
    boolean put(UUID mergedId, UUID survivorId, boolean active, Instant changedAt, String reasonCode) {
        String sql = """
                insert into person_alias (merged_ref, survivor_ref, survivor_sealed, active, changed_at, reason_code)
                values (?, ?, ?, ?, ?, ?)
                on conflict (merged_ref) do update set survivor_ref = excluded.survivor_ref,
                    survivor_sealed = excluded.survivor_sealed, active = excluded.active,
                    changed_at = excluded.changed_at, reason_code = excluded.reason_code
                where person_alias.changed_at <= excluded.changed_at""";
        UUID mergedRef = refs.of(mergedId);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement upsert = connection.prepareStatement(sql)) {
            upsert.setObject(1, mergedRef);
            upsert.setObject(2, refs.of(survivorId));
            upsert.setBytes(3, seal(mergedRef, survivorId));
            upsert.setBoolean(4, active);
            upsert.setTimestamp(5, Timestamp.from(changedAt));
            upsert.setString(6, reasonCode);
            return upsert.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new StorageFailure("person aliases", e);
        }
    }

    void markErased(Set<UUID> personRefs, Instant at) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("insert into erased_person (person_ref, erased_at)"
                                + " select ref, ? from unnest(?::uuid[]) ref on conflict do nothing")) {
            insert.setTimestamp(1, Timestamp.from(at));
            insert.setArray(2, connection.createArrayOf("uuid", personRefs.toArray()));
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFailure("erased persons", e);
        }
    }

    private Set<UUID> refs(String sql, Object argument) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            if (argument instanceof Object[] many) {
                select.setArray(1, connection.createArrayOf("uuid", many));
            } else {
                select.setObject(1, argument);
            }
            ResultSet row = select.executeQuery();
            Set<UUID> found = new HashSet<>();
            while (row.next()) {
                found.add(row.getObject(1, UUID.class));
            }
            return found;
        } catch (SQLException e) {
            throw new StorageFailure("person aliases", e);
        }
    }

    private byte[] seal(UUID hop, UUID survivorId) {
        return envelopes.sealForService(
                "person-alias/" + hop, survivorId.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private UUID open(UUID hop, byte[] sealed) {
        return UUID.fromString(
                new String(envelopes.openForService("person-alias/" + hop, sealed), StandardCharsets.US_ASCII));
    }
}
