package org.project360.intake.incident;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.project360.intake.identity.Associate;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;
import org.project360.intake.storage.Writes;

/** The statements that write incidents; one each, however many rows. */
@ApplicationScoped
class IncidentRows {

    private static final String STATE =
            "version, victim_id, told_victim_id, household_id, incident_type, occurred_at, reported_at,"
                    + " police_recorded_at, grade, yes_answers, children, no_crime, historic, test, marac, candidate_at";
    private static final String STATE_ARRAYS = "?::int[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::timestamptz[],"
            + " ?::timestamptz[], ?::timestamptz[], ?::text[], ?::int2[], ?::int2[], ?::boolean[], ?::boolean[],"
            + " ?::boolean[], ?::boolean[], ?::timestamptz[]";

    private final Jdbc jdbc;

    IncidentRows(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    void insert(List<BookedIncident> added, Instant now, Writes writes) {
        if (added.isEmpty()) {
            return;
        }
        String sql = """
                insert into incident (id, force, reference, %1$s, created_at, changed_at)
                select id, force, reference, %1$s, now, now
                from unnest(?::uuid[], ?::text[], ?::text[], %2$s) n(id, force, reference, %1$s),
                    (select ?::timestamptz) t(now)
                on conflict do nothing""".formatted(STATE, STATE_ARRAYS);
        writes.insertAll(
                "incident",
                sql,
                (s, first) -> {
                    Columns<BookedIncident> columns = Columns.of(s, first, added)
                            .add("uuid", BookedIncident::id)
                            .add("text", i -> i.name().force())
                            .add("text", i -> i.name().reference());
                    return state(columns).value(now).next();
                },
                added.size());
    }

    void update(List<BookedIncident> changed, Instant now, Writes writes) {
        if (changed.isEmpty()) {
            return;
        }
        String sql = """
                update incident i set (%1$s, changed_at) = (select %2$s, ?::timestamptz)
                from unnest(?::uuid[], %3$s) n(id, %1$s)
                where i.id = n.id""".formatted(STATE, "n." + STATE.replace(", ", ", n."), STATE_ARRAYS);
        writes.add(
                sql,
                (s, first) -> state(Columns.of(s, first, changed).value(now).add("uuid", BookedIncident::id))
                        .next());
    }

    void insertReports(List<SealedReport> reports, Instant now, Writes writes) {
        String sql = """
                insert into incident_report (incident_id, version, event_source, event_id, digest, victim_id, content,
                    received_at)
                select incident_id, version, event_source, event_id, digest, victim_id, content, ?::timestamptz
                from unnest(?::uuid[], ?::int[], ?::text[], ?::text[], ?::bytea[], ?::uuid[], ?::bytea[])
                    n(incident_id, version, event_source, event_id, digest, victim_id, content)""";
        writes.add(
                sql,
                (s, first) -> Columns.of(s, first, reports)
                        .value(now)
                        .add("uuid", SealedReport::incidentId)
                        .add("int4", r -> r.version().report().version())
                        .add("text", r -> r.version().eventSource())
                        .add("text", r -> r.version().eventId())
                        .bytes(r -> r.version().digest())
                        .add("uuid", SealedReport::victimId)
                        .bytes(SealedReport::content)
                        .next());
    }

    void replaceParties(List<BookedIncident> changed, Writes writes) {
        List<UUID> before =
                changed.stream().filter(i -> !i.isNew()).map(BookedIncident::id).toList();
        if (!before.isEmpty()) {
            writes.add(
                    "delete from incident_person where incident_id = any(?::uuid[])",
                    (s, first) ->
                            Columns.of(s, first, before).add("uuid", id -> id).next());
        }
        // A person named twice in one role is there once.
        Map<String, Party> parties = new LinkedHashMap<>();
        changed.forEach(i ->
                i.parties().forEach(p -> parties.putIfAbsent(p.incidentId() + "/" + p.role() + "/" + p.personId(), p)));
        String sql = """
                insert into incident_person (incident_id, role, person_id, place, name_key, birth_date_known)
                select * from unnest(?::uuid[], ?::text[], ?::uuid[], ?::int2[], ?::uuid[], ?::boolean[])""";
        writes.add(
                sql,
                (s, first) -> Columns.of(s, first, parties.values())
                        .add("uuid", Party::incidentId)
                        .add("text", Party::role)
                        .add("uuid", Party::personId)
                        .add("int2", Party::place)
                        .add("uuid", p -> p.who().nameKey())
                        .add("bool", p -> p.who().birthDateKnown())
                        .next());
    }

    List<Associate> associates(List<UUID> incidents) {
        return jdbc.query(
                "incident_person",
                "select name_key, person_id, birth_date_known from incident_person where incident_id = any(?::uuid[])",
                s -> Columns.ids(s, incidents),
                row -> new Associate(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getBoolean(3)));
    }

    private static Columns<BookedIncident> state(Columns<BookedIncident> columns) throws SQLException {
        return columns.add("int4", i -> i.state().version())
                .add("uuid", i -> i.state().victimId())
                .add("uuid", i -> i.state().toldVictimId())
                .add("uuid", i -> i.state().householdId())
                .add("text", i -> i.state().type())
                .add("timestamptz", i -> i.state().occurredAt())
                .add("timestamptz", i -> i.state().reportedAt())
                .add("timestamptz", i -> i.state().policeRecordedAt())
                .add("text", i -> i.state().grade())
                .add("int2", i -> i.state().yesAnswers())
                .add("int2", i -> i.state().children())
                .add("bool", i -> i.state().noCrime())
                .add("bool", i -> i.state().historic())
                .add("bool", i -> i.state().test())
                .add("bool", i -> i.state().marac())
                .add("timestamptz", BookedIncident::candidateAt);
    }
}
