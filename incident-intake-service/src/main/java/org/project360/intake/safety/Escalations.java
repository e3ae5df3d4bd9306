package org.project360.intake.safety;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.project360.chassis.time.Ids;
import org.project360.contracts.intake.ParticipantEscalated;
import org.project360.contracts.intake.ParticipantEscalated.Trigger;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;

/** The table {@code escalation}, and who is a participant. */
@ApplicationScoped
class Escalations {

    private record Once(UUID incidentId, Trigger trigger) {}

    private final Jdbc jdbc;
    private final Ids ids;

    Escalations(Jdbc jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    UUID nextId() {
        return ids.next();
    }

    /** Those of the persons who have an allocation under any of their ids, of whatever arm. */
    Set<UUID> participants(Collection<UUID> persons) {
        String sql = """
                select n.id from unnest(?::uuid[]) n(id)
                where exists (select 1 from allocation a where a.person_id = n.id)
                    or exists (
                        select 1 from person p join allocation a on a.person_id = p.id where p.survivor_id = n.id)""";
        return new HashSet<>(
                jdbc.query("allocation", sql, s -> Columns.ids(s, persons), row -> row.getObject(1, UUID.class)));
    }

    /** Stores the escalations that are new to their incident and trigger; returns these. */
    List<ParticipantEscalated> insertNew(List<ParticipantEscalated> raised) {
        Map<Once, ParticipantEscalated> once = new LinkedHashMap<>();
        raised.forEach(e -> once.putIfAbsent(new Once(e.incidentId(), e.trigger()), e));
        if (once.isEmpty()) {
            return List.of();
        }
        String sql = """
                insert into escalation (incident_id, trigger, escalation_id, incident_version, raised_at, due_at)
                select * from unnest(?::uuid[], ?::text[], ?::uuid[], ?::int[], ?::timestamptz[], ?::timestamptz[])
                on conflict do nothing returning escalation_id""";
        Set<UUID> stored = new HashSet<>(jdbc.query(
                "escalation",
                sql,
                s -> Columns.of(s, once.values())
                        .add("uuid", ParticipantEscalated::incidentId)
                        .add("text", ParticipantEscalated::trigger)
                        .add("uuid", ParticipantEscalated::escalationId)
                        .add("int4", ParticipantEscalated::incidentVersion)
                        .add("timestamptz", ParticipantEscalated::raisedAt)
                        .add("timestamptz", ParticipantEscalated::dueAt),
                row -> row.getObject(1, UUID.class)));
        return once.values().stream()
                .filter(e -> stored.contains(e.escalationId()))
                .toList();
    }
}
