package org.project360.intake.safety;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.project360.intake.cohort.Assessment;
import org.project360.intake.cohort.Eligibilities;
import org.project360.intake.safety.ScreenParticipants.Screened;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;

/** Reports that came while an allocation was on its way: nobody knew yet that their victim was a participant. */
@ApplicationScoped
public class LaterReports {

    private record Later(UUID incidentId, UUID victimId, Instant occurredAt) {}

    private final Jdbc jdbc;
    private final Eligibilities eligibilities;

    LaterReports(Jdbc jdbc, Eligibilities eligibilities) {
        this.jdbc = jdbc;
        this.eligibilities = eligibilities;
    }

    /** The victim's reports that took effect after each of these incidents was nominated; two round trips. */
    public List<Screened> since(Collection<UUID> nominated) {
        // Both halves of "counts" are asked because each is an index of its own; together they are every incident of
        // hers.
        // Each step looks up by index for each row of the one before (offset 0): joined, PostgreSQL reads the whole
        // table.
        String sql = """
                select distinct l.id, l.victim_id, l.occurred_at
                from unnest(?::uuid[]) n(id)
                cross join lateral (
                    select id, victim_id, candidate_at, reported_at from incident where id = n.id offset 0) i
                cross join lateral (
                    select * from incident where victim_id = i.victim_id and counts
                    union all
                    select * from incident where victim_id = i.victim_id and not counts offset 0) l
                where not l.no_crime and not l.historic and not l.test
                    and (l.changed_at > i.candidate_at
                        or l.changed_at = i.candidate_at and l.id <> i.id and l.reported_at > i.reported_at)""";
        List<Later> later = jdbc.query(
                "incident",
                sql,
                s -> Columns.ids(s, nominated),
                row -> new Later(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, OffsetDateTime.class).toInstant()));
        if (later.isEmpty()) {
            return List.of();
        }
        Map<UUID, Assessment> assessments =
                eligibilities.latest(later.stream().map(Later::incidentId).toList());
        return later.stream()
                .filter(l -> assessments.containsKey(l.incidentId()))
                .map(l -> new Screened(
                        l.victimId(), l.occurredAt(), Objects.requireNonNull(assessments.get(l.incidentId()))))
                .toList();
    }
}
