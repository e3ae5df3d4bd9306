package org.project360.followup.evaluation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.project360.chassis.problem.Problem;
import org.project360.followup.storage.Statements;

/** Counts every box in one statement, and so at one moment. */
@ApplicationScoped
class CountConsort {

    private static final String BOXES = """
            with trial_now as (select ?::uuid as id, ?::timestamptz as now),
            incident as materialized (
                select i.incident_id, i.eligible, i.first_failed_rule, coalesce(p.owner_id, i.person_id) as person_id
                from recorded_incident i left join participant p on p.id = i.person_id where not i.historic),
            enrolment as materialized (
                select s.* from follow_up_schedule s join trial_now t on s.trial_id = t.id),
            participant_now as (
                select p.owner_id, bool_or(p.withdrawn_from_contact_at is not null) as contact,
                    bool_or(p.withdrawn_from_data_use_at is not null) as data_use,
                    bool_or(p.withdrawn_from_intervention_at is not null) as intervention
                from participant p where p.owner_id in (select person_id from enrolment) group by p.owner_id),
            wave as (
                select w.number, w.name, w.out_of_window,
                    case when w.completed_at is not null then 'followedUp' when w.cancelled_at is not null then 'cancelled'
                         when t.now < w.opens_at then 'upcoming' when t.now < w.target_at then 'open'
                         when t.now < w.closes_at then 'overdue' else 'missed' end as state
                from follow_up_wave w join enrolment e on e.id = w.schedule_id, trial_now t where e.effective)
            select 'assessed', '', '', count(*) from incident
            union all select 'excluded', '', '', count(*) from incident where not eligible
            union all select 'reason', first_failed_rule, '', count(*) from incident
                where not eligible and first_failed_rule is not null group by 2
            union all select 'eligible', '', '', count(*) from incident where eligible
            union all select 'eligibleEnrolled', '', '', count(*) from incident i
                where eligible and i.incident_id in (select incident_id from enrolment)
            union all select 'eligibleAgain', '', '', count(*) from incident i
                where eligible and i.incident_id not in (select incident_id from enrolment)
                and i.person_id in (select person_id from enrolment)
            union all select 'eligibleNotEnrolled', '', '', count(*) from incident i
                where eligible and i.incident_id not in (select incident_id from enrolment)
                and i.person_id not in (select person_id from enrolment)
            union all select 'enrolled', '', '', count(*) from enrolment
            union all select 'enrolledAhead', '', '', count(*) from enrolment e
                where not exists (select from recorded_incident i where i.incident_id = e.incident_id)
            union all select 'mergedDuplicates', '', '', count(*) from enrolment where not effective
            union all select 'participants', '', '', count(distinct person_id) from enrolment
            union all select 'schedules', '', '', count(*) from enrolment where effective
            union all select 'withdrawn', 'contact', '', count(*) from participant_now where contact
            union all select 'withdrawn', 'data_use', '', count(*) from participant_now where data_use
            union all select 'withdrawn', 'intervention', '', count(*) from participant_now where intervention
            union all select 'withdrawn', 'any', '', count(*) from participant_now
                where contact or data_use or intervention
            union all select 'wave', name, state, count(*) from wave group by name, state
            union all select 'wave', name, 'late', count(*) from wave
                where out_of_window and state = 'followedUp' group by name
            union all select 'waveOrder', name, '', min(number) from wave group by name
            union all select 'wave', n.name, 'notScheduled', count(*) from (select distinct name from wave) n, enrolment e
                where e.effective and not exists (
                    select from follow_up_wave w where w.schedule_id = e.id and w.name = n.name)
                group by n.name""";

    private record Box(String name, String part, String state, long count) {}

    private final Statements statements;
    private final Overridden overridden;
    private final InstantSource clock;

    CountConsort(Statements statements, Overridden overridden, InstantSource clock) {
        this.statements = statements;
        this.overridden = overridden;
        this.clock = clock;
    }

    @Transactional
    Consort count(UUID trialId) {
        if (statements
                .query("consort", "select 1 from trial where id = ?", row -> 1, trialId)
                .isEmpty()) {
            throw Problem.notFound();
        }
        Instant now = clock.instant();
        List<Box> boxes = statements.query(
                "consort",
                BOXES,
                row -> new Box(row.getString(1), row.getString(2), row.getString(3), row.getLong(4)),
                trialId,
                now);
        return diagram(trialId, now, boxes, overridden.of(trialId));
    }

    private static Consort diagram(UUID trialId, Instant now, List<Box> boxes, long overridden) {
        Map<String, Long> single = new LinkedHashMap<>();
        boxes.forEach(box -> single.put(key(box.name(), box.part(), box.state()), box.count()));
        Map<String, Long> reasons = new TreeMap<>();
        Map<Long, List<String>> order = new TreeMap<>();
        for (Box box : boxes) {
            if (box.name().equals("reason")) {
                reasons.put(box.part(), box.count());
            } else if (box.name().equals("waveOrder")) {
                order.computeIfAbsent(box.count(), number -> new ArrayList<>()).add(box.part());
            }
        }
        List<Consort.WaveFlow> waves = order.values().stream()
                .flatMap(List::stream)
                .map(wave -> new Consort.WaveFlow(
                        wave,
                        of(single, "wave", wave, "notScheduled"),
                        of(single, "wave", wave, "upcoming"),
                        of(single, "wave", wave, "open"),
                        of(single, "wave", wave, "overdue"),
                        of(single, "wave", wave, "followedUp"),
                        of(single, "wave", wave, "late"),
                        of(single, "wave", wave, "missed"),
                        of(single, "wave", wave, "cancelled")))
                .toList();
        return new Consort(
                trialId,
                now,
                of(single, "assessed", "", ""),
                of(single, "excluded", "", ""),
                reasons,
                of(single, "eligible", "", ""),
                of(single, "eligibleEnrolled", "", ""),
                of(single, "eligibleAgain", "", ""),
                of(single, "eligibleNotEnrolled", "", ""),
                of(single, "enrolled", "", ""),
                of(single, "enrolledAhead", "", ""),
                of(single, "mergedDuplicates", "", ""),
                of(single, "participants", "", ""),
                of(single, "schedules", "", ""),
                waves,
                new Consort.Withdrawn(
                        of(single, "withdrawn", "contact", ""),
                        of(single, "withdrawn", "data_use", ""),
                        of(single, "withdrawn", "intervention", ""),
                        of(single, "withdrawn", "any", "")),
                overridden);
    }

    private static long of(Map<String, Long> boxes, String name, String part, String state) {
        return boxes.getOrDefault(key(name, part, state), 0L);
    }

    private static String key(String name, String part, String state) {
        return name + "/" + part + "/" + state;
    }
}
