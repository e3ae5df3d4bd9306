package org.project360.intake.incident;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.project360.intake.identity.PersonRecord;
import org.project360.intake.identity.Role;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;

/** The incidents of persons, for a data steward's work on them. */
@ApplicationScoped
public class IncidentsOfPersons {

    private static final String MENTIONING = """
            select incident_id from incident_person where person_id = any(?::uuid[])
            union
            select incident_id from incident_report where victim_id = any(?::uuid[])""";

    private final Jdbc jdbc;
    private final PersonsReports reports;

    IncidentsOfPersons(Jdbc jdbc, PersonsReports reports) {
        this.jdbc = jdbc;
        this.reports = reports;
    }

    /** The incidents that mention any of these ids, in any role and version. */
    public Set<UUID> mentioning(Collection<UUID> told) {
        return new TreeSet<>(jdbc.query(
                "incident_person",
                MENTIONING,
                s -> Columns.of(s, told).add("uuid", id -> id).add("uuid", id -> id),
                row -> row.getObject(1, UUID.class)));
    }

    /** Locks them in id order, as whoever records reports does: before match keys and persons. */
    public Set<UUID> lock(Collection<UUID> told) {
        return new TreeSet<>(jdbc.query(
                "incident",
                "select i.id from incident i where i.id in (" + MENTIONING + ") order by i.id for update of i",
                s -> Columns.of(s, told).add("uuid", id -> id).add("uuid", id -> id),
                row -> row.getObject(1, UUID.class)));
    }

    /** Locks incidents out of turn: at once, or the transaction starts again, for to wait might be to wait in a circle. */
    public void lockAtOnce(Collection<UUID> incidents) {
        jdbc.query(
                "incident",
                "select id from incident where id = any(?::uuid[]) order by id for update nowait",
                s -> Columns.ids(s, incidents),
                row -> row.getObject(1, UUID.class));
    }

    /** The incidents that count, or would count, for this person as the victim; in id order. */
    public Set<UUID> ofVictim(UUID current) {
        return new LinkedHashSet<>(jdbc.query(
                "incident",
                "select id from incident where (victim_id = ?::uuid and counts) or (victim_id = ?::uuid and not counts)"
                        + " order by id",
                s -> {
                    s.setObject(1, current);
                    s.setObject(2, current);
                },
                row -> row.getObject(1, UUID.class)));
    }

    /** Whether a trial has or may soon have an allocation for this person, of whatever arm. */
    public boolean inTrial(UUID current) {
        String sql = """
                select 1 from incident i
                where (i.victim_id = ?::uuid and i.counts or i.victim_id = ?::uuid and not i.counts)
                    and (i.candidate_at is not null or exists (select 1 from allocation a where a.incident_id = i.id))
                limit 1""";
        return !jdbc.query(
                        "incident",
                        sql,
                        s -> {
                            s.setObject(1, current);
                            s.setObject(2, current);
                        },
                        row -> true)
                .isEmpty();
    }

    /** What the latest report of each incident that was told for these persons says about the victim. */
    public List<PersonRecord> latest(Collection<UUID> told) {
        Map<UUID, PersonsReports.Mentioned> latest = new TreeMap<>();
        for (PersonsReports.Mentioned one : reports.of(told)) {
            if (one.role() == Role.VICTIM) {
                latest.merge(one.incidentId(), one, (a, b) -> a.version() < b.version() ? b : a);
            }
        }
        return latest.values().stream()
                .map(m -> Mentions.of(m.incidentId(), m.report()).get(0))
                .toList();
    }

    /** What the reports of these persons say about the victim: {@code within} some incidents, or in all others. */
    public List<PersonRecord> victims(Collection<UUID> told, Set<UUID> incidents, boolean within) {
        return reports.of(told).stream()
                .filter(m -> m.role() == Role.VICTIM && incidents.contains(m.incidentId()) == within)
                .map(m -> Mentions.of(m.incidentId(), m.report()).get(0))
                .toList();
    }
}
