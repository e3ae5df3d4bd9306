package org.project360.followup.schedule;

import static org.project360.followup.storage.Statements.uuid;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.project360.chassis.time.Ids;
import org.project360.contracts.randomisation.ParticipantEnrolled;
import org.project360.followup.storage.Statements;
import org.project360.followup.storage.Statements.Column;

/** Schedules and their waves in batches. */
@ApplicationScoped
class Schedules {

    /** A schedule to add. */
    record New(UUID id, ParticipantEnrolled enrolled, UUID personId, boolean effective) {}

    private record NewWave(UUID scheduleId, WavePlan.Planned wave) {}

    private final Statements statements;
    private final WavePlan plan;
    private final Ids ids;

    Schedules(Statements statements, WavePlan plan, Ids ids) {
        this.statements = statements;
        this.plan = plan;
        this.ids = ids;
    }

    void addTrials(Set<UUID> trials, Instant now) {
        statements.update(
                "trials",
                "insert into trial (id, first_seen_at) select id, ? from unnest(?::uuid[]) t(id)"
                        + " order by id on conflict do nothing",
                now,
                Column.uuids(trials));
    }

    /** Adds the schedules that are not there yet, with their waves. */
    void add(List<New> schedules) {
        String sql = """
                insert into follow_up_schedule
                    (id, trial_id, enrolled_person_id, person_id, unit_id, incident_id, enrolled_at, effective)
                select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[],
                    ?::timestamptz[], ?::boolean[])
                on conflict (trial_id, enrolled_person_id) do nothing
                returning id""";
        Set<UUID> added = new HashSet<>(statements.query(
                "schedules",
                sql,
                row -> uuid(row, 1),
                Column.of("uuid", schedules, New::id),
                Column.of("uuid", schedules, s -> s.enrolled().trialId()),
                Column.of("uuid", schedules, s -> s.enrolled().personId()),
                Column.of("uuid", schedules, New::personId),
                Column.of("uuid", schedules, s -> s.enrolled().unitId()),
                Column.of("uuid", schedules, s -> s.enrolled().incidentId()),
                Column.of("timestamptz", schedules, s -> s.enrolled().enrolledAt()),
                Column.of("boolean", schedules, New::effective)));
        List<NewWave> waves = new ArrayList<>();
        for (New schedule : schedules) {
            if (added.contains(schedule.id())) {
                plan.from(schedule.enrolled().enrolledAt())
                        .forEach(wave -> waves.add(new NewWave(schedule.id(), wave)));
            }
        }
        addWaves(waves);
    }

    private void addWaves(List<NewWave> waves) {
        String sql = """
                insert into follow_up_wave (id, schedule_id, number, name, opens_at, target_at, closes_at)
                select * from unnest(?::uuid[], ?::uuid[], ?::smallint[], ?::text[],
                    ?::timestamptz[], ?::timestamptz[], ?::timestamptz[])""";
        statements.update(
                "waves",
                sql,
                Column.of("uuid", waves, w -> ids.next()),
                Column.of("uuid", waves, NewWave::scheduleId),
                Column.of("int2", waves, w -> w.wave().number()),
                Column.of("text", waves, w -> w.wave().name()),
                Column.of("timestamptz", waves, w -> w.wave().opensAt()),
                Column.of("timestamptz", waves, w -> w.wave().targetAt()),
                Column.of("timestamptz", waves, w -> w.wave().closesAt()));
    }

    /**
     * Brings the schedules of these people in line with who they are now: each belongs to whom the enrolled person is,
     * and of those that meet in one trial the earliest enrolment is effective.
     */
    void regroup(Collection<UUID> personIds) {
        Column persons = Column.uuids(personIds);
        statements.update(
                "schedules",
                "update follow_up_schedule s set person_id = p.owner_id, effective = false"
                        + " from participant p where p.id = s.enrolled_person_id and p.id = any(?)",
                persons);
        statements.update(
                "schedules",
                "update follow_up_schedule set effective = true where id in (select distinct on (trial_id, person_id) id"
                        + " from follow_up_schedule where enrolled_person_id = any(?)"
                        + " order by trial_id, person_id, enrolled_at, id)",
                persons);
    }

    /** Cancels what may not go on and restores what may: a duplicate, a withdrawal or an erasure decides, in that order. */
    void settleWaves(Collection<UUID> personIds, Instant at) {
        String sql = """
                with person as (
                    select owner_id, min(erased_at) as erased_at,
                        min(least(withdrawn_from_contact_at, withdrawn_from_data_use_at)) as withdrawn_at,
                        min(withdrawn_from_contact_at) as from_contact_at
                    from participant
                    where owner_id in (select owner_id from participant where id = any(?)) group by owner_id),
                decided as (
                    select w.id, coalesce(w.cancelled_at, ?) as kept_at, p.*,
                        case when not s.effective then 'DUPLICATE'
                             when p.erased_at is not null and w.closes_at > p.erased_at then 'ERASED'
                             when p.withdrawn_at is not null and w.closes_at > p.withdrawn_at then
                                 case when p.withdrawn_at = p.from_contact_at then 'WITHDRAWN_FROM_CONTACT'
                                      else 'WITHDRAWN_FROM_DATA_USE' end
                        end as reason
                    from follow_up_wave w join follow_up_schedule s on s.id = w.schedule_id
                        join person p on p.owner_id = s.person_id
                    where w.completed_at is null)
                update follow_up_wave w
                set cancel_reason = d.reason, version = w.version + 1, claimed_by = null, claimed_at = null,
                    cancelled_at = case d.reason when 'DUPLICATE' then d.kept_at when 'ERASED' then d.erased_at
                        else case when d.reason is null then null else d.withdrawn_at end end
                from decided d
                where d.id = w.id and w.cancel_reason is distinct from d.reason""";
        statements.update("waves", sql, Column.uuids(personIds), at);
    }
}
