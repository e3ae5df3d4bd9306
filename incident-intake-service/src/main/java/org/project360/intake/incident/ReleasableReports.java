package org.project360.intake.incident;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.project360.chassis.crypto.Envelopes;
import org.project360.contracts.police.IncidentReported;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;

/** The reports of incidents, opened for release: of each, the latest version that has this participant as its victim. */
@ApplicationScoped
public class ReleasableReports {

    /** An incident and its participant. */
    public record Participation(UUID incidentId, UUID personId) {}

    /** A report, and the person whom its victim is now: since the allocation was asked for she may have been merged. */
    public record Opened(UUID personId, IncidentReported report) {

        @Override
        public String toString() {
            return "Opened[***]";
        }
    }

    private record Found(Participation participation, UUID currentId, int version, byte[] content, byte[] wrappedKey) {}

    private final Jdbc jdbc;
    private final Envelopes envelopes;
    private final ObjectMapper json;

    ReleasableReports(Jdbc jdbc, Envelopes envelopes, ObjectMapper json) {
        this.jdbc = jdbc;
        this.envelopes = envelopes;
        this.json = json;
    }

    /**
     * Opens the reports in one round trip and locks the participants' rows, so that their events leave in order. What is
     * unknown, or erased, is absent. Where a steward has given the incident back to its own victim in the meantime, the
     * report is hers.
     */
    public Map<Participation, Opened> open(Collection<Participation> participations) {
        String sql = """
                select n.incident_id, n.person_id, r.current_id, r.version, r.content, r.wrapped_key
                from unnest(?::uuid[], ?::uuid[]) n(incident_id, person_id)
                join person a on a.id = n.person_id
                join incident i on i.id = n.incident_id
                cross join lateral (
                    select v.version, v.content, k.wrapped_key, coalesce(k.survivor_id, k.id) as current_id
                    from incident_report v join person k on k.id = v.victim_id
                    where v.incident_id = i.id
                        and (coalesce(k.survivor_id, k.id) = coalesce(a.survivor_id, a.id) or k.id = i.told_victim_id)
                    order by (coalesce(k.survivor_id, k.id) = coalesce(a.survivor_id, a.id)) desc, v.version desc
                    limit 1) r
                join person p on p.id = r.current_id
                where r.wrapped_key is not null
                order by p.id for update of p""";
        List<Found> found = jdbc.query(
                "incident_report",
                sql,
                s -> Columns.of(s, participations)
                        .add("uuid", Participation::incidentId)
                        .add("uuid", Participation::personId),
                row -> new Found(
                        new Participation(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                        row.getObject(3, UUID.class),
                        row.getInt(4),
                        row.getBytes(5),
                        row.getBytes(6)));
        return found.stream().collect(Collectors.toMap(Found::participation, this::opened, (a, b) -> a));
    }

    private Opened opened(Found found) {
        String context = Entry.context(found.participation().incidentId(), found.version());
        try {
            return new Opened(
                    found.currentId(),
                    json.readValue(
                            envelopes.openBytes(found.wrappedKey(), context, found.content()), IncidentReported.class));
        } catch (IOException e) {
            throw new IllegalStateException("A stored report is unreadable");
        }
    }
}
