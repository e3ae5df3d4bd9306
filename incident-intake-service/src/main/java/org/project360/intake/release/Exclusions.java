package org.project360.intake.release;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.outbox.Outbox;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.IncidentRevised;
import org.project360.contracts.intake.IncidentRevised.Exclusion;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;

/**
 * Exclusions after randomisation: the table {@code trial_exclusion}. The allocation itself is never touched and the arm
 * never looked at. The incidents' rows are locked by the caller, so that an allocation and a version that come together see
 * each other.
 */
@ApplicationScoped
class Exclusions {

    private static final String TABLE = "trial_exclusion";

    private final Jdbc jdbc;
    private final Outbox outbox;

    Exclusions(Jdbc jdbc, Outbox outbox) {
        this.jdbc = jdbc;
        this.outbox = outbox;
    }

    /** Locks incidents in id order, before their persons, as whoever records reports does. */
    void lock(Collection<UUID> incidents) {
        jdbc.query(
                "incident",
                "select id from incident where id = any(?::uuid[]) order by id for update",
                s -> Columns.ids(s, incidents),
                row -> row.getObject(1, UUID.class));
    }

    /**
     * Brings the exclusions of these incidents to their state, in one round trip; returns what they are now. Somebody else's
     * is an incident of which the report names another than the participant; one that a data steward separated is not.
     */
    List<IncidentRevised> settle(Collection<UUID> incidents, Instant now) {
        if (incidents.isEmpty()) {
            return List.of();
        }
        String sql = """
                with state as (
                    select i.id as incident_id, i.version, i.no_crime,
                        case when a.incident_id is null then null
                            when i.no_crime then 'NO_CRIME'
                            when coalesce(v.survivor_id, v.id) <> coalesce(p.survivor_id, p.id)
                                and not exists (select 1 from separated_incident s where s.incident_id = i.id)
                                and not exists (
                                    select 1 from person_merge m where m.split_at is not null
                                        and (m.merged_id = v.id and m.survivor_id = p.id
                                            or m.merged_id = p.id and m.survivor_id = v.id))
                                then 'WRONG_PERSON' end as reason
                    from unnest(?::uuid[]) n(id)
                    join incident i on i.id = n.id
                    join person v on v.id = coalesce(i.told_victim_id, i.victim_id)
                    left join allocation a on a.incident_id = i.id
                    left join person p on p.id = a.person_id),
                lifted as (
                    update trial_exclusion e set lifted_at = t.now
                    from state s, (select ?::timestamptz as now) t
                    where e.incident_id = s.incident_id and s.reason is null and e.lifted_at is null),
                excluded as (
                    insert into trial_exclusion (incident_id, reason, incident_version, excluded_at)
                    select incident_id, reason, version, ?::timestamptz from state where reason is not null
                    on conflict (incident_id) do update set reason = excluded.reason,
                        incident_version = excluded.incident_version, excluded_at = excluded.excluded_at,
                        lifted_at = null
                    where trial_exclusion.reason <> excluded.reason or trial_exclusion.lifted_at is not null)
                select s.incident_id, s.version, s.no_crime, s.reason, array(
                    select c.person_id from incident_person c where c.incident_id = s.incident_id and c.role = 'CHILD')
                from state s""";
        return jdbc.query(
                TABLE,
                sql,
                s -> Columns.of(s, incidents).add("uuid", id -> id).value(now).value(now),
                row -> revised(row, now));
    }

    /** Tells the others what became of incidents that they may have heard of. */
    void announce(List<IncidentRevised> revised) {
        revised.forEach(r -> outbox.append(Topics.INTAKE_INCIDENT_REVISED, r.incidentId(), r));
    }

    private static IncidentRevised revised(ResultSet row, Instant now) throws SQLException {
        @Nullable String reason = row.getString(4);
        return new IncidentRevised(
                row.getObject(1, UUID.class),
                row.getInt(2),
                row.getBoolean(3),
                reason == null ? null : Exclusion.valueOf(reason),
                Arrays.asList((UUID[]) row.getArray(5).getArray()),
                now);
    }
}
