package org.project360.intake.incident;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.project360.chassis.crypto.Envelopes;
import org.project360.contracts.police.IncidentReported;
import org.project360.intake.identity.Role;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;

/** The stored reports that mention some persons, opened; those of an erased victim do not open and are absent. */
@ApplicationScoped
public class PersonsReports {

    /**
     * One version of a report in which somebody has a role; {@code place} counts from 0 within the role. Of anybody but
     * the victim only the version that is the incident's state is known to mention them.
     */
    public record Mentioned(
            UUID incidentId,
            int version,
            UUID personId,
            Role role,
            int place,
            Instant receivedAt,
            IncidentReported report) {

        @Override
        public String toString() {
            return "Mentioned[***]";
        }
    }

    /** One version of a report. */
    public record Version(UUID incidentId, int version) {}

    private final Jdbc jdbc;
    private final Envelopes envelopes;
    private final ObjectMapper json;

    PersonsReports(Jdbc jdbc, Envelopes envelopes, ObjectMapper json) {
        this.jdbc = jdbc;
        this.envelopes = envelopes;
        this.json = json;
    }

    /** Every report told for any of these ids, by when it was received. */
    public List<Mentioned> of(Collection<UUID> persons) {
        String sql = """
                select m.incident_id, m.version, m.person_id, m.role, m.place, r.received_at, r.content, k.wrapped_key
                from (
                    select incident_id, version, victim_id as person_id, 'VICTIM' as role, 0 as place
                    from incident_report where victim_id = any(?::uuid[])
                    union all
                    select p.incident_id, i.version, p.person_id, p.role, p.place
                    from incident_person p join incident i on i.id = p.incident_id
                    where p.person_id = any(?::uuid[]) and p.role <> 'VICTIM') m
                join incident_report r on r.incident_id = m.incident_id and r.version = m.version
                join person k on k.id = r.victim_id
                where k.wrapped_key is not null and r.content is not null
                order by r.received_at, m.incident_id, m.version, m.role, m.place""";
        return jdbc.query(
                "incident_report",
                sql,
                s -> Columns.of(s, persons).add("uuid", id -> id).add("uuid", id -> id),
                row -> new Mentioned(
                        row.getObject(1, UUID.class),
                        row.getInt(2),
                        row.getObject(3, UUID.class),
                        Role.valueOf(row.getString(4)),
                        row.getInt(5),
                        row.getObject(6, OffsetDateTime.class).toInstant(),
                        opened(row.getObject(1, UUID.class), row.getInt(2), row.getBytes(7), row.getBytes(8))));
    }

    /** These versions, opened. */
    public Map<Version, IncidentReported> of(List<Version> versions) {
        String sql = """
                select r.incident_id, r.version, r.content, k.wrapped_key
                from unnest(?::uuid[], ?::int[]) n(incident_id, version)
                join incident_report r on r.incident_id = n.incident_id and r.version = n.version
                join person k on k.id = r.victim_id
                where k.wrapped_key is not null and r.content is not null""";
        Map<Version, IncidentReported> opened = new HashMap<>();
        jdbc.query(
                        "incident_report",
                        sql,
                        s -> Columns.of(s, versions)
                                .add("uuid", Version::incidentId)
                                .add("int4", Version::version),
                        row -> Map.entry(
                                new Version(row.getObject(1, UUID.class), row.getInt(2)),
                                opened(row.getObject(1, UUID.class), row.getInt(2), row.getBytes(3), row.getBytes(4))))
                .forEach(e -> opened.put(e.getKey(), e.getValue()));
        return opened;
    }

    private IncidentReported opened(UUID incidentId, int version, byte[] content, byte[] wrappedKey) {
        try {
            byte[] opened = envelopes.openBytes(wrappedKey, Entry.context(incidentId, version), content);
            return json.readValue(opened, IncidentReported.class);
        } catch (IOException e) {
            throw new IllegalStateException("A stored report is unreadable");
        }
    }
}
