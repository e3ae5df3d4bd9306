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

    private record Found(Participation participation, int version, byte[] content, byte[] wrappedKey) {}

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
     * unknown, or erased, is absent.
     */
    public Map<Participation, IncidentReported> open(Collection<Participation> participations) {
        String sql = """
                select n.incident_id, n.person_id, r.version, r.content, p.wrapped_key
                from unnest(?::uuid[], ?::uuid[]) n(incident_id, person_id)
                cross join lateral (
                    select version, content from incident_report
                    where incident_id = n.incident_id and victim_id = n.person_id order by version desc limit 1) r
                join person p on p.id = n.person_id
                where p.wrapped_key is not null
                order by p.id for update of p""";
        List<Found> found = jdbc.query(
                "incident_report",
                sql,
                s -> Columns.of(s, participations)
                        .add("uuid", Participation::incidentId)
                        .add("uuid", Participation::personId),
                row -> new Found(
                        new Participation(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                        row.getInt(3),
                        row.getBytes(4),
                        row.getBytes(5)));
        return found.stream().collect(Collectors.toMap(Found::participation, this::opened, (a, b) -> a));
    }

    private IncidentReported opened(Found found) {
        String context = Entry.context(found.participation().incidentId(), found.version());
        try {
            return json.readValue(
                    envelopes.openBytes(found.wrappedKey(), context, found.content()), IncidentReported.class);
        } catch (IOException e) {
            throw new IllegalStateException("A stored report is unreadable");
        }
    }
}
