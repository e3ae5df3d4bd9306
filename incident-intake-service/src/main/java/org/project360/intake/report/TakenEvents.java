package org.project360.intake.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.project360.chassis.event.RejectedEvent.Reason;
import org.project360.contracts.police.IncidentReported;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;

/** The events taken before: as a version of an incident, or rejected. */
@ApplicationScoped
class TakenEvents {

    /** Taken as a version of an incident. */
    record Taken(EventName name, UUID incidentId, byte[] digest) {}

    /** A version of an incident. */
    record Version(UUID incidentId, String force, String reference, int version, byte[] digest) {

        boolean is(PoliceReport report) {
            return force.equals(report.report().force())
                    && reference.equals(report.report().incidentReference())
                    && version == report.report().version()
                    && Arrays.equals(digest, report.digest());
        }
    }

    /** Rejected, and in quarantine. */
    record Rejected(EventName name, UUID quarantineId, byte[] digest, List<Reason> reasons) {}

    private static final TypeReference<List<Reason>> REASONS = new TypeReference<>() {};

    private final Jdbc jdbc;
    private final ObjectMapper json;

    TakenEvents(Jdbc jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Map<EventName, Taken> taken(Collection<EventName> names) {
        String sql = """
                select r.event_source, r.event_id, r.incident_id, r.digest
                from unnest(?::text[], ?::text[]) n(source, id)
                join incident_report r on r.event_source = n.source and r.event_id = n.id""";
        return jdbc
                .query(
                        "incident_report",
                        sql,
                        s -> Columns.of(s, names).add("text", EventName::source).add("text", EventName::id),
                        row -> new Taken(
                                new EventName(row.getString(1), row.getString(2)),
                                row.getObject(3, UUID.class),
                                row.getBytes(4)))
                .stream()
                .collect(Collectors.toMap(Taken::name, Function.identity()));
    }

    /**
     * The versions of these reports, whatever event brought them: a report that was a duplicate when it came has no row
     * under its own name.
     */
    List<Version> versions(Collection<IncidentReported> reports) {
        String sql = """
                select i.id, i.force, i.reference, r.version, r.digest
                from unnest(?::text[], ?::text[], ?::int[]) n(force, reference, version)
                join incident i on i.force = n.force and i.reference = n.reference
                join incident_report r on r.incident_id = i.id and r.version = n.version""";
        return jdbc.query(
                "incident_report",
                sql,
                s -> Columns.of(s, reports)
                        .add("text", IncidentReported::force)
                        .add("text", IncidentReported::incidentReference)
                        .add("int4", IncidentReported::version),
                row -> new Version(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getBytes(5)));
    }

    Map<EventName, List<Rejected>> rejected(Collection<EventName> names) {
        String sql = """
                select r.event_source, r.event_id, r.quarantine_id, r.digest, r.reasons
                from unnest(?::text[], ?::text[]) n(source, id)
                join rejected_report r on r.event_source = n.source and r.event_id = n.id""";
        return jdbc
                .query(
                        "rejected_report",
                        sql,
                        s -> Columns.of(s, names).add("text", EventName::source).add("text", EventName::id),
                        row -> new Rejected(
                                new EventName(row.getString(1), row.getString(2)),
                                row.getObject(3, UUID.class),
                                row.getBytes(4),
                                reasons(row.getString(5))))
                .stream()
                .collect(Collectors.groupingBy(Rejected::name));
    }

    void rejected(Rejected rejected, Instant at) {
        jdbc.update(
                "rejected_report",
                "insert into rejected_report (quarantine_id, event_source, event_id, digest, reasons, rejected_at)"
                        + " values (?, ?, ?, ?, ?::jsonb, ?::timestamptz)",
                s -> {
                    s.setObject(1, rejected.quarantineId());
                    s.setString(2, rejected.name().source());
                    s.setString(3, rejected.name().id());
                    s.setBytes(4, rejected.digest());
                    s.setString(5, text(rejected.reasons()));
                    s.setString(6, at.toString());
                });
    }

    private List<Reason> reasons(String text) {
        try {
            return json.readValue(text, REASONS);
        } catch (IOException e) {
            throw new IllegalStateException("Stored reasons are unreadable", e);
        }
    }

    private String text(List<Reason> reasons) {
        try {
            return json.writeValueAsString(reasons);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Reasons are not serialisable", e);
        }
    }
}
