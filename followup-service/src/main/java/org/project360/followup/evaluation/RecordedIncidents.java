package org.project360.followup.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.intake.IncidentRecorded;
import org.project360.followup.participant.IncidentsSeparated;
import org.project360.followup.storage.Statements;
import org.project360.followup.storage.Statements.Column;

/** The incidents on record, ids and codes only: who was assessed, and who came again. */
@ApplicationScoped
class RecordedIncidents {

    /** The highest version of an incident in a batch, and whether any version of it was eligible. */
    private record Latest(IncidentRecorded incident, boolean eligible) {

        static Latest of(IncidentRecorded incident) {
            return new Latest(incident, incident.eligible());
        }

        Latest with(Latest other) {
            return new Latest(
                    other.incident.version() > incident.version() ? other.incident : incident,
                    eligible || other.eligible);
        }

        @Nullable
        String firstFailedRule() {
            return incident.failedRules().isEmpty()
                    ? null
                    : incident.failedRules().get(0);
        }
    }

    /** What follows the highest version. */
    private static final List<String> LATEST = List.of(
            "person_id",
            "force",
            "occurred_at",
            "reported_at",
            "grade",
            "incidents_in_window",
            "children",
            "historic",
            "rule_set_version",
            "first_failed_rule");

    private static final String KEEP = """
            insert into recorded_incident as r (incident_id, version, eligible, %s)
            select * from unnest(?::uuid[], ?::int[], ?::boolean[], ?::uuid[], ?::text[], ?::timestamptz[],
                ?::timestamptz[], ?::text[], ?::int[], ?::int[], ?::boolean[], ?::text[], ?::text[]) i(incident_id)
            order by incident_id
            on conflict (incident_id) do update set
                version = greatest(r.version, excluded.version), eligible = r.eligible or excluded.eligible, %s
            where excluded.version > r.version or excluded.eligible and not r.eligible""".formatted(
                    String.join(", ", LATEST),
                    LATEST.stream()
                            .map(c -> "%1$s = case when excluded.version > r.version then excluded.%1$s else r.%1$s end"
                                    .formatted(c))
                            .collect(Collectors.joining(", ")));

    private final Statements statements;

    RecordedIncidents(Statements statements) {
        this.statements = statements;
    }

    /** Keeps them in one statement; versions may come in any order and more than once. */
    @Transactional(Transactional.TxType.MANDATORY)
    void keep(List<IncidentRecorded> incidents) {
        Map<UUID, Latest> byId = new LinkedHashMap<>();
        incidents.forEach(i -> byId.merge(i.incidentId(), Latest.of(i), Latest::with));
        Collection<Latest> rows = byId.values();
        statements.update("recorded incidents", KEEP, columns(rows));
    }

    private static Object[] columns(Collection<Latest> rows) {
        return new Object[] {
            Column.of("uuid", rows, l -> l.incident().incidentId()),
            Column.of("int4", rows, l -> l.incident().version()),
            Column.of("boolean", rows, Latest::eligible),
            Column.of("uuid", rows, l -> l.incident().personId()),
            Column.of("text", rows, l -> l.incident().force()),
            Column.of("timestamptz", rows, l -> l.incident().occurredAt()),
            Column.of("timestamptz", rows, l -> l.incident().reportedAt()),
            Column.of("text", rows, l -> l.incident().grade().name()),
            Column.of("int4", rows, l -> l.incident().incidentsInWindow()),
            Column.of("int4", rows, l -> l.incident().children()),
            Column.of("boolean", rows, l -> l.incident().historic()),
            Column.of("text", rows, l -> l.incident().ruleSetVersion()),
            Column.of("text", rows, Latest::firstFailedRule)
        };
    }

    /** A split gives incidents back, whatever the version that brought them. */
    void on(@Observes IncidentsSeparated separated) {
        statements.update(
                "recorded incidents",
                "update recorded_incident set person_id = ? where incident_id = any(?)",
                separated.personId(),
                Column.uuids(separated.incidentIds()));
    }
}
