package org.project360.intake.stewardship;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.project360.intake.storage.Jdbc;

/**
 * What is stored about some persons as one sequence. Of an allocation it tells that there is one, and nothing that
 * differs between the arms.
 */
@ApplicationScoped
class TimelineRows {

    /** Where a page starts: after this entry, and blind to what was audited after {@code audited}. */
    record Place(String at, String kind, String ref, long audited) {}

    private static final String SQL = """
            with ids as (select unnest(?::uuid[]) as id),
            hers as (
                select incident_id, person_id, role from incident_person where person_id in (select id from ids)),
            told as (
                select incident_id, version, 'VICTIM' as role from incident_report
                    where victim_id in (select id from ids)
                union
                select h.incident_id, r.version, h.role from hers h
                    join incident_report r on r.incident_id = h.incident_id where h.role <> 'VICTIM')
            select at, kind, ref, incident_id, version, actor, facts from (
                select r.received_at as at, 'report' as kind, r.incident_id || '/' || r.version || '/' || t.role as ref,
                    r.incident_id, r.version, r.event_source as actor, jsonb_build_object('role', t.role) as facts
                from told t
                join incident_report r on r.incident_id = t.incident_id and r.version = t.version
                union all
                select e.evaluated_at, 'eligibility', e.incident_id || '/' || e.version || '/' || e.assessment, e.incident_id, e.version, null,
                    jsonb_build_object('ruleSetVersion', e.rule_set_version, 'incidentsInWindow', e.incidents_in_window,
                        'eligible', e.eligible, 'late', e.late, 'failedRules', coalesce((
                            select jsonb_agg(x -> 'rule') from jsonb_array_elements(e.results) x
                            where not (x -> 'holds')::boolean), '[]'))
                from eligibility e where e.incident_id in (select incident_id from hers where role = 'VICTIM')
                union all
                select a.released_at, 'allocation', a.incident_id::text, a.incident_id, null, null,
                    jsonb_build_object('allocationId', a.allocation_id, 'trialId', a.trial_id,
                        'represented', a.represented, 'allocatedAt', a.allocated_at)
                from allocation a where a.incident_id in (select incident_id from hers where role = 'VICTIM')
                union all
                select q.requested_at, 'requested', q.id::text, null, null, q.requested_by,
                    jsonb_build_object('request', lower(q.kind), 'state', lower(q.state), 'personId', q.person_id,
                        'mergedId', q.merged_id, 'reasonCode', q.reason_code)
                from steward_request q where q.person_id in (select id from ids) or q.merged_id in (select id from ids)
                union all
                select m.merged_at, 'merged', m.id::text, null, null, q.settled_by,
                    jsonb_build_object('survivorId', m.survivor_id, 'mergedId', m.merged_id, 'reasonCode', m.reason_code)
                from person_merge m join steward_request q on q.id = m.id
                where m.survivor_id in (select id from ids) or m.merged_id in (select id from ids)
                union all
                select s.split_at, 'split', s.id::text, null, null, s.split_by,
                    jsonb_build_object('personId', s.person_id, 'separatedId', s.separated_id, 'mergeId', s.merge_id,
                        'incidents', s.incidents, 'reasonCode', s.reason_code)
                from person_split s where s.person_id in (select id from ids) or s.separated_id in (select id from ids)
                union all
                select h.placed_at, 'hold', h.id::text, null, null, h.placed_by,
                    jsonb_build_object('hold', h.kind, 'liftedAt', h.lifted_at)
                from person_hold h where h.told_person_id in (select id from ids)
                union all
                select l.at, 'audit', lpad(l.sequence::text, 19, '0'), null, null, l.actor,
                    jsonb_build_object('action', l.action, 'subjectType', l.subject_type, 'subjectId', l.subject_id,
                        'detail', l.detail)
                from audit_entry l
                where l.subject_type in ('person', 'incident') and l.sequence <= ? and l.subject_id in (
                    select id::text from ids union select incident_id::text from hers)) entries
            where (at, kind, ref) > (?::timestamptz, ?, ?)
            order by at, kind, ref limit ?""";

    private final Jdbc jdbc;
    private final ObjectMapper json;

    TimelineRows(Jdbc jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<TimelineEntry> after(Place place, Collection<UUID> persons, int limit) {
        return jdbc.query(
                "timeline",
                SQL,
                s -> {
                    s.setArray(1, s.getConnection().createArrayOf("uuid", persons.toArray()));
                    s.setLong(2, place.audited());
                    s.setString(3, place.at());
                    s.setString(4, place.kind());
                    s.setString(5, place.ref());
                    s.setInt(6, limit);
                },
                this::read);
    }

    /** The start, with what was audited up to now. */
    Place start() {
        long audited = jdbc.query("audit", "select sequence from audit_head", s -> {}, row -> row.getLong(1))
                .get(0);
        return new Place("-infinity", "", "", audited);
    }

    private TimelineEntry read(ResultSet row) throws SQLException {
        return new TimelineEntry(
                row.getObject(1, OffsetDateTime.class).toInstant(),
                row.getString(2),
                row.getString(3),
                row.getObject(4, UUID.class),
                Optional.ofNullable(row.getObject(5))
                        .map(v -> ((Number) v).intValue())
                        .orElse(null),
                row.getString(6),
                facts(row.getString(7)));
    }

    private JsonNode facts(String text) {
        try {
            return json.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException("Facts are unreadable");
        }
    }
}
