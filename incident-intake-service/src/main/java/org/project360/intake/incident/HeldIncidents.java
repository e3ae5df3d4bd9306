package org.project360.intake.incident;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.project360.chassis.crypto.Envelopes;
import org.project360.contracts.police.IncidentReported;
import org.project360.intake.cohort.Cohort;
import org.project360.intake.identity.Resolution;
import org.project360.intake.identity.Role;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;

/**
 * Incidents that may be decided anew, as they are stored: those told for some persons, or some by their ids, that count. A
 * constant number of statements.
 */
@ApplicationScoped
class HeldIncidents {

    /** One of them, with the parties of its state; the victim first. */
    record Held(Entry entry, List<Party> parties) {}

    private static final String HELD = """
            select i.id, i.force, i.reference, i.version, r.event_source, r.event_id, r.digest, r.content, k.wrapped_key,
                i.victim_id, i.occurred_at
            from incident i
            join incident_report r on r.incident_id = i.id and r.version = i.version
            join person k on k.id = r.victim_id
            where %s
                and i.counts and not i.historic
                and k.wrapped_key is not null and r.content is not null
            order by i.id for update of i""";

    private static final String OF_PERSONS = """
            i.candidate_at is null and i.id in (
                    select id from incident where victim_id = any(?::uuid[]) and counts
                    union select id from incident where told_victim_id = any(?::uuid[]))
                and coalesce(i.told_victim_id, i.victim_id) = any(?::uuid[])""";

    private static final String PARTIES = """
            select p.incident_id, p.role, p.place, p.person_id, p.name_key, p.birth_date_known,
                coalesce(q.survivor_id, q.id),
                exists (select 1 from person_match_key k where k.person_id = p.person_id)
            from incident_person p join person q on q.id = p.person_id
            where p.incident_id = any(?::uuid[])
            order by p.incident_id, p.role <> 'VICTIM', p.role, p.place""";

    private final Jdbc jdbc;
    private final Envelopes envelopes;
    private final ObjectMapper json;

    HeldIncidents(Jdbc jdbc, Envelopes envelopes, ObjectMapper json) {
        this.jdbc = jdbc;
        this.envelopes = envelopes;
        this.json = json;
    }

    /** Locks and opens those of which nobody was nominated, in id order. */
    List<Held> lock(Collection<UUID> victims) {
        return lock(
                OF_PERSONS,
                s -> Columns.of(s, victims)
                        .add("uuid", id -> id)
                        .add("uuid", id -> id)
                        .add("uuid", id -> id));
    }

    /** The same for incidents by their ids. */
    List<Held> lockThese(Collection<UUID> incidents) {
        return lock("i.candidate_at is null and i.id = any(?::uuid[])", s -> Columns.ids(s, incidents));
    }

    /** Those of these incidents of which somebody was nominated. */
    List<Held> lockNominated(Collection<UUID> incidents) {
        return lock("i.candidate_at is not null and i.id = any(?::uuid[])", s -> Columns.ids(s, incidents));
    }

    /** Locks these incidents, in id order: their allocations and versions wait, or are seen afterwards. */
    void hold(Collection<UUID> incidents) {
        jdbc.query(
                "incident",
                "select id from incident where id = any(?::uuid[]) order by id for update",
                s -> Columns.ids(s, incidents),
                row -> row.getObject(1, UUID.class));
    }

    /** Those of these incidents that have an allocation. */
    List<UUID> allocated(Collection<UUID> incidents) {
        return jdbc.query(
                "allocation",
                "select incident_id from allocation where incident_id = any(?::uuid[])",
                s -> Columns.ids(s, incidents),
                row -> row.getObject(1, UUID.class));
    }

    private List<Held> lock(String which, Jdbc.Binder ids) {
        List<Entry> entries = jdbc.query(
                "incident",
                HELD.formatted(which),
                ids,
                row -> entry(
                        BookedIncident.stored(
                                row.getObject(1, UUID.class),
                                new IncidentName(row.getString(2), row.getString(3)),
                                new Cohort.Question(
                                        row.getObject(10, UUID.class),
                                        row.getObject(11, OffsetDateTime.class).toInstant()),
                                row.getInt(4),
                                null),
                        new Stored(
                                row.getString(5), row.getString(6), row.getBytes(7), row.getBytes(8), row.getBytes(9)),
                        row.getInt(4)));
        Map<UUID, List<Party>> parties = parties(entries);
        return entries.stream()
                .map(e -> new Held(e, parties.getOrDefault(e.incidentId(), List.of())))
                .toList();
    }

    /** From now on these are nominated. */
    void nominated(Collection<UUID> incidents, Instant at) {
        jdbc.update(
                "incident",
                "update incident set candidate_at = ?::timestamptz, changed_at = ?::timestamptz"
                        + " where id = any(?::uuid[])",
                s -> Columns.of(s, incidents).value(at).value(at).add("uuid", id -> id));
    }

    /** From now on nobody is nominated of these; somebody may be again. */
    void withdrawn(Collection<UUID> incidents, Instant at) {
        jdbc.update(
                "incident",
                "update incident set candidate_at = null, changed_at = ?::timestamptz"
                        + " where id = any(?::uuid[]) and candidate_at is not null",
                s -> Columns.of(s, incidents).value(at).add("uuid", id -> id));
    }

    private record Stored(String source, String eventId, byte[] digest, byte[] content, byte[] wrappedKey) {}

    private Entry entry(BookedIncident incident, Stored stored, int version) {
        byte[] content =
                envelopes.openBytes(stored.wrappedKey(), Entry.context(incident.id(), version), stored.content());
        try {
            IncidentReported report = json.readValue(content, IncidentReported.class);
            return new Entry(
                    new ReportedVersion(stored.source(), stored.eventId(), report, stored.digest(), content),
                    incident,
                    true,
                    false);
        } catch (IOException e) {
            throw new IllegalStateException("A stored report is unreadable");
        }
    }

    private Map<UUID, List<Party>> parties(List<Entry> entries) {
        Map<UUID, List<Party>> parties = new HashMap<>();
        if (!entries.isEmpty()) {
            jdbc.query(
                            "incident_person",
                            PARTIES,
                            s -> Columns.of(s, entries).add("uuid", Entry::incidentId),
                            row -> new Party(
                                    row.getObject(1, UUID.class),
                                    Role.valueOf(row.getString(2)),
                                    row.getInt(3),
                                    new Resolution(
                                            row.getObject(4, UUID.class),
                                            false,
                                            row.getBoolean(8),
                                            row.getObject(5, UUID.class),
                                            row.getBoolean(6),
                                            null),
                                    row.getObject(7, UUID.class)))
                    .forEach(p -> parties.computeIfAbsent(p.incidentId(), id -> new ArrayList<>())
                            .add(p));
        }
        return parties;
    }
}
