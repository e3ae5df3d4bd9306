package org.project360.journey;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Every row of the five stores that says something of some people and incidents, but for what only dates a change. */
final class PairSnapshot {

    /** {@code service: what}, then the query. */
    private static final String TABLES = """
            intake: count
            select victim_id, count(*)
            from incident
            where counts and victim_id in (:people)
            group by victim_id order by victim_id

            intake: incident
            select id, victim_id, coalesce(told_victim_id, victim_id), household_id, version, counts,
                candidate_at
            from incident
            where id in (:incidents)
            order by id

            intake: decision
            select incident_id, version, incidents_in_window, eligible, results, evaluated_at
            from eligibility
            where incident_id in (:incidents)
            order by incident_id, version

            intake: allocation
            select incident_id, allocation_id, person_id, represented
            from allocation
            where incident_id in (:incidents)
            order by incident_id

            intake: person
            select id, survivor_id, household_id, details_as_of
            from person
            where id in (:people)
            order by id

            intake: match key
            select key, person_id
            from person_match_key
            where person_id in (:people)
            order by key

            intake: party
            select incident_id, role, person_id
            from incident_person
            where incident_id in (:incidents)
            order by incident_id, role, person_id

            randomisation: allocation
            select id, trial_id, unit_id, person_id, incident_id, stratum, sequence, encode(sealed_draw, 'hex'),
                allocated_at
            from allocation
            where person_id in (:people)
            order by id

            randomisation: ledger
            select ledger_index, allocation_id, encode(hash, 'hex')
            from allocation_ledger
            where person_id in (:people)
            order by ledger_index

            randomisation: participant
            select trial_id, person_id, unit_id, incident_id, enrolled_at
            from participant
            where person_id in (:people)
            order by person_id

            randomisation: exposure
            select incident_id, allocation_id, person_id, represented
            from exposure
            where incident_id in (:incidents)
            order by incident_id

            randomisation: alias
            select merged_id, survivor_id
            from person_alias
            where merged_id in (:people) and survivor_id is not null
            order by merged_id

            referral: referral
            select id, person_id, home_person_id, trial_id, episode, grade, details_as_of, reported_at,
                contact_due_at, assignee, assigned_at, first_attempt_at, first_contact_at, breached_at,
                closed_at, closure_reason, duplicate_of
            from referral
            where person_id in (:people) or home_person_id in (:people)
            order by id

            referral: incident
            select incident_id, referral_id
            from referral_incident
            where incident_id in (:incidents)
            order by incident_id

            referral: worklist
            select w.referral_id, w.state, w.clock, w.due_at, w.order_at, w.assignee, w.breached
            from worklist_item w join referral r on r.id = w.referral_id
            where r.person_id in (:people) or r.home_person_id in (:people)
            order by w.referral_id

            referral: clock
            select d.subject, d.kind, d.due_at
            from deadline d join referral r on r.id = d.subject
            where (r.person_id in (:people) or r.home_person_id in (:people)) and d.fired_at is null and
                d.cancelled_at is null
            order by d.subject, d.kind

            notification: notice
            select id, incident_id, child_id, told_child_id, status, establishment_urn, incident_version,
                revision, deliver_by, read_at, answer, recall_reason, erased_at
            from notice
            where incident_id in (:incidents)
            order by id

            notification: clock
            select d.subject, d.kind, d.due_at
            from deadline d join notice n on n.id = d.subject
            where n.incident_id in (:incidents) and d.fired_at is null and d.cancelled_at is null
            order by d.subject, d.kind

            followup: alias
            select id, owner_id, merged_into
            from participant
            where id in (:people) and (owner_id <> id or merged_into is not null)
            order by id

            followup: schedule
            select id, trial_id, enrolled_person_id, person_id, unit_id, incident_id, enrolled_at, effective
            from follow_up_schedule
            where enrolled_person_id in (:people)
            order by id

            followup: wave
            select w.id, w.number, w.name, w.opens_at, w.target_at, w.closes_at, w.completed_at, w.cancelled_at,
                w.cancel_reason
            from follow_up_wave w join follow_up_schedule s on s.id = w.schedule_id
            where s.enrolled_person_id in (:people)
            order by w.id

            followup: incident
            select incident_id, version, person_id, incidents_in_window, eligible
            from recorded_incident
            where incident_id in (:incidents)
            order by incident_id
            """;

    private PairSnapshot() {}

    static Map<String, List<String>> of(Journeys journeys, Collection<String> people, Set<String> incidents)
            throws SQLException {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (String table : TABLES.split("\n\n")) {
            String title = table.lines().findFirst().orElseThrow();
            String sql = table.substring(title.length())
                    .replace(":people", quoted(people))
                    .replace(":incidents", quoted(incidents));
            rows.put(title, journeys.rows(title.substring(0, title.indexOf(':')), sql));
        }
        return rows;
    }

    /** Of each service how many rows there are and how many of them are others by now: {@code intake 3 of 41}. */
    static String changes(Map<String, List<String>> before, Map<String, List<String>> now) {
        Map<String, int[]> services = new LinkedHashMap<>();
        before.forEach((title, rows) -> {
            int[] sums = services.computeIfAbsent(title.substring(0, title.indexOf(':')), service -> new int[2]);
            List<String> gone = new ArrayList<>(rows);
            now.get(title).forEach(gone::remove);
            sums[0] += gone.size();
            sums[1] += rows.size();
        });
        return services.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue()[0] + " of " + e.getValue()[1])
                .collect(Collectors.joining(", "));
    }

    private static String quoted(Collection<String> ids) {
        return ids.stream().sorted().map(id -> "'" + id + "'").collect(Collectors.joining(", "));
    }
}
