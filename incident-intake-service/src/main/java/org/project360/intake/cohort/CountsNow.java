package org.project360.intake.cohort;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;

/**
 * How many distinct incidents lie in the window of an incident by what is known now: reports that came late, moved,
 * changed their victim or were withdrawn since the decision are in it as they stand.
 */
@ApplicationScoped
class CountsNow {

    private record Indexed(UUID incident, UUID victim, Instant occurredAt) {}

    private final Jdbc jdbc;
    private final Cohort cohort;

    CountsNow(Jdbc jdbc, Cohort cohort) {
        this.jdbc = jdbc;
        this.cohort = cohort;
    }

    /** The counts of these incidents, those that there are; two round trips. */
    Map<UUID, Integer> of(Collection<UUID> incidents) {
        List<Indexed> indexed = jdbc.query(
                "incident",
                "select id, victim_id, occurred_at from incident where id = any(?::uuid[])",
                s -> Columns.ids(s, incidents),
                row -> new Indexed(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getObject(3, OffsetDateTime.class).toInstant()));
        IncidentHistory history = cohort.history(indexed.stream()
                .map(i -> new Cohort.Question(i.victim(), i.occurredAt()))
                .toList());
        Map<UUID, Integer> counts = new HashMap<>();
        indexed.forEach(i -> counts.put(i.incident(), history.count(i.victim(), i.occurredAt())));
        return counts;
    }
}
