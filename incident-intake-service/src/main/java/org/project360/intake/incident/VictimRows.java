package org.project360.intake.incident;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.project360.chassis.crypto.Envelopes;
import org.project360.intake.identity.PersonRows;
import org.project360.intake.identity.Separation;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;

/** Incidents and reports of persons who are merged, split or erased; the incidents are locked by the caller. */
@ApplicationScoped
class VictimRows implements PersonRows {

    private record Version(UUID incidentId, int version, byte[] wrappedKey, byte[] content) {}

    private static final String REPORTS = "incident_report";

    private final Jdbc jdbc;
    private final SeparatedIncidents separated;
    private final Envelopes envelopes;

    VictimRows(Jdbc jdbc, SeparatedIncidents separated, Envelopes envelopes) {
        this.jdbc = jdbc;
        this.separated = separated;
        this.envelopes = envelopes;
    }

    /** Counts are by the victim an incident counts for; whom the report told stays beside. */
    @Override
    public void placed(Set<UUID> told, UUID current) {
        String sql = """
                update incident i set told_victim_id = coalesce(i.told_victim_id, i.victim_id), victim_id = ?::uuid
                where (i.told_victim_id = any(?::uuid[])
                    or i.told_victim_id is null
                        and (i.victim_id = any(?::uuid[]) and i.counts or i.victim_id = any(?::uuid[]) and not i.counts))
                    and i.victim_id <> ?::uuid""";
        jdbc.update(
                "incident",
                sql,
                s -> Columns.of(s, told)
                        .value(current)
                        .add("uuid", id -> id)
                        .add("uuid", id -> id)
                        .add("uuid", id -> id)
                        .value(current));
    }

    /** The reports of separated incidents are sealed anew under the key of whose they are, so that erasure finds them. */
    @Override
    public void separated(Separation separation) {
        jdbc.update(
                "incident",
                "update incident set told_victim_id = ?::uuid, victim_id = ?::uuid where id = any(?::uuid[])",
                s -> Columns.of(s, separation.incidents())
                        .value(separation.separated())
                        .value(separation.separated())
                        .add("uuid", id -> id));
        jdbc.update(
                "incident_person",
                "update incident_person set person_id = ?::uuid where incident_id = any(?::uuid[]) and role = 'VICTIM'",
                s -> Columns.of(s, separation.incidents())
                        .value(separation.separated())
                        .add("uuid", id -> id));
        separated.put(separation.incidents());
        seal(versions(separation), separation.separated());
    }

    @Override
    public void erased(Set<UUID> told, Instant at) {
        jdbc.update(
                REPORTS,
                "update incident_report set content = null where victim_id = any(?::uuid[])",
                s -> Columns.ids(s, told));
        // By her name another version of the incident would find her again.
        jdbc.update(
                "incident_person",
                "update incident_person set name_key = gen_random_uuid() where person_id = any(?::uuid[])",
                s -> Columns.ids(s, told));
    }

    private List<Version> versions(Separation separation) {
        String sql = """
                select r.incident_id, r.version, p.wrapped_key, r.content
                from incident_report r join person p on p.id = r.victim_id
                where r.incident_id = any(?::uuid[]) and r.victim_id = any(?::uuid[]) and r.victim_id <> ?::uuid
                    and r.content is not null and p.wrapped_key is not null""";
        return jdbc.query(
                REPORTS,
                sql,
                s -> {
                    s.setArray(
                            1,
                            s.getConnection()
                                    .createArrayOf(
                                            "uuid", separation.incidents().toArray()));
                    s.setArray(
                            2,
                            s.getConnection()
                                    .createArrayOf("uuid", separation.from().toArray()));
                    s.setObject(3, separation.separated());
                },
                row -> new Version(row.getObject(1, UUID.class), row.getInt(2), row.getBytes(3), row.getBytes(4)));
    }

    private void seal(List<Version> versions, UUID person) {
        byte[] key = jdbc.query(
                        "person",
                        "select wrapped_key from person where id = ?",
                        s -> s.setObject(1, person),
                        row -> row.getBytes(1))
                .get(0);
        jdbc.update(
                REPORTS,
                "update incident_report r set victim_id = ?::uuid, content = n.content"
                        + " from unnest(?::uuid[], ?::int[], ?::bytea[]) n(incident_id, version, content)"
                        + " where r.incident_id = n.incident_id and r.version = n.version",
                s -> Columns.of(s, versions)
                        .value(person)
                        .add("uuid", Version::incidentId)
                        .add("int4", Version::version)
                        .bytes(v -> sealedAnew(v, Objects.requireNonNull(key))));
    }

    private byte[] sealedAnew(Version version, byte[] key) {
        String context = Entry.context(version.incidentId(), version.version());
        return envelopes.sealBytes(key, context, envelopes.openBytes(version.wrappedKey(), context, version.content()));
    }
}
