package org.project360.intake.cohort;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;

/** Stored decisions. */
@ApplicationScoped
public class Eligibilities {

    record Decision(Assessment assessment, Instant evaluatedAt) {}

    private static final TypeReference<List<Assessment.Result>> RESULTS = new TypeReference<>() {};

    private final Jdbc jdbc;
    private final ObjectMapper json;

    Eligibilities(Jdbc jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The decisions about an incident, the latest version and its latest decision first; empty if there is no such incident. */
    List<Decision> of(UUID incidentId) {
        return jdbc.query(
                "eligibility",
                "select version, rule_set_version, incidents_in_window, eligible, late, results, evaluated_at"
                        + " from eligibility where incident_id = ? order by version desc, assessment desc limit 100",
                s -> s.setObject(1, incidentId),
                row -> new Decision(
                        new Assessment(
                                incidentId,
                                row.getInt(1),
                                row.getString(2),
                                row.getInt(3),
                                row.getBoolean(4),
                                row.getBoolean(5),
                                results(row.getString(6))),
                        row.getObject(7, OffsetDateTime.class).toInstant()));
    }

    /** The latest decision about the latest version of each of these incidents; one round trip. */
    public Map<UUID, Assessment> latest(Collection<UUID> incidents) {
        String sql = """
                select distinct on (incident_id) incident_id, version, rule_set_version, incidents_in_window, eligible, late,
                    results
                from eligibility where incident_id = any(?::uuid[])
                order by incident_id, version desc, assessment desc""";
        return jdbc
                .query(
                        "eligibility",
                        sql,
                        s -> Columns.ids(s, incidents),
                        row -> new Assessment(
                                row.getObject(1, UUID.class),
                                row.getInt(2),
                                row.getString(3),
                                row.getInt(4),
                                row.getBoolean(5),
                                row.getBoolean(6),
                                results(row.getString(7))))
                .stream()
                .collect(Collectors.toMap(Assessment::incidentId, a -> a));
    }

    private List<Assessment.Result> results(String text) {
        try {
            return json.readValue(text, RESULTS);
        } catch (IOException e) {
            throw new IllegalStateException("A stored decision is unreadable", e);
        }
    }
}
