package org.project360.intake.incident;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.project360.chassis.time.Ids;
import org.project360.intake.cohort.Cohort;
import org.project360.intake.identity.Associate;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;
import org.project360.intake.storage.Writes;

/** The table {@code incident}, with what hangs on it. */
@ApplicationScoped
class Incidents {

    private static final String TABLE = "incident";

    private record TakenVersion(UUID incidentId, int version, byte[] digest) {}

    private final Jdbc jdbc;
    private final IncidentRows rows;
    private final Ids ids;

    Incidents(Jdbc jdbc, IncidentRows rows, Ids ids) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.ids = ids;
    }

    /** Opens the incidents of these names: the stored ones locked in id order, the others new. */
    IncidentBook open(Collection<IncidentName> names) {
        Map<IncidentName, BookedIncident> byName = lock(names);
        List<UUID> stored = byName.values().stream().map(BookedIncident::id).toList();
        List<Associate> associates = List.of();
        if (!stored.isEmpty()) {
            Map<UUID, BookedIncident> byId =
                    byName.values().stream().collect(Collectors.toMap(BookedIncident::id, i -> i));
            takenVersions(stored)
                    .forEach(v ->
                            Objects.requireNonNull(byId.get(v.incidentId())).knows(v.version(), v.digest()));
            associates = rows.associates(stored);
        }
        names.forEach(name -> byName.computeIfAbsent(name, n -> BookedIncident.unknown(ids.next(), n)));
        return new IncidentBook(byName, associates);
    }

    /** For what is written with the incidents. */
    Writes writes() {
        return jdbc.writes(TABLE);
    }

    /** Writes the new state of what changed, and everything that was taken. */
    void save(IncidentBook book, List<SealedReport> reports, Instant now, Writes writes) {
        List<BookedIncident> changed =
                book.all().stream().filter(BookedIncident::hasChanged).toList();
        rows.insert(
                changed.stream()
                        .filter(BookedIncident::isNew)
                        .sorted((a, b) -> a.name().compareTo(b.name()))
                        .toList(),
                now,
                writes);
        rows.update(changed.stream().filter(i -> !i.isNew()).toList(), now, writes);
        rows.insertReports(reports, now, writes);
        rows.replaceParties(changed, writes);
    }

    private Map<IncidentName, BookedIncident> lock(Collection<IncidentName> names) {
        String sql = """
                select i.id, i.force, i.reference, i.version, i.candidate_at, i.victim_id, i.occurred_at
                from unnest(?::text[], ?::text[]) n(force, reference)
                join incident i on i.force = n.force and i.reference = n.reference
                order by i.id for update of i""";
        return jdbc
                .query(
                        TABLE,
                        sql,
                        s -> Columns.of(s, names)
                                .add("text", IncidentName::force)
                                .add("text", IncidentName::reference),
                        row -> {
                            OffsetDateTime candidateAt = row.getObject(5, OffsetDateTime.class);
                            return BookedIncident.stored(
                                    row.getObject(1, UUID.class),
                                    new IncidentName(row.getString(2), row.getString(3)),
                                    new Cohort.Question(
                                            row.getObject(6, UUID.class),
                                            row.getObject(7, OffsetDateTime.class)
                                                    .toInstant()),
                                    row.getInt(4),
                                    candidateAt == null ? null : candidateAt.toInstant());
                        })
                .stream()
                .collect(Collectors.toMap(BookedIncident::name, i -> i, (a, b) -> a, HashMap::new));
    }

    private List<TakenVersion> takenVersions(List<UUID> incidents) {
        return jdbc.query(
                "incident_report",
                "select incident_id, version, digest from incident_report where incident_id = any(?::uuid[])",
                s -> Columns.ids(s, incidents),
                row -> new TakenVersion(row.getObject(1, UUID.class), row.getInt(2), row.getBytes(3)));
    }
}
