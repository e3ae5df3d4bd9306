package org.project360.intake.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.project360.chassis.time.Ids;
import org.project360.intake.identity.linkage.Decision;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;
import org.project360.intake.storage.Writes;

/** The table {@code same_person}: two persons whom a record showed to be one, until that is settled. */
@ApplicationScoped
public class SamePersons {

    /** That is told of two ids. */
    public record Told(UUID id, UUID personId, UUID otherId) {}

    /** What came of it. */
    public enum Outcome {
        MERGED,
        /** Both may have an arm: a steward is asked. */
        ASKED,
        /** A steward was asked before, and has not confirmed, or has withdrawn it. */
        ASKED_BEFORE,
        ONE_ALREADY,
        /** By now something tells that they are two: another record, or somebody who looked. */
        TWO,
        ERASED
    }

    private record Row(UUID id, LinkageBook.Entry entry, UUID other, String model) {}

    private static final String TABLE = "same_person";
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('intake/same-persons'))";

    private final Jdbc jdbc;
    private final Ids ids;

    SamePersons(Jdbc jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** Writes down what the decisions about these victims showed. */
    void save(List<LinkageBook.Entry> entries, Instant now, Writes writes) {
        List<Row> rows = new ArrayList<>();
        for (LinkageBook.Entry entry : entries) {
            Likeness likeness = entry.victim().likeness();
            if (likeness != null && likeness.decision() != null && !likeness.shadow()) {
                Decision decision = Objects.requireNonNull(likeness.decision());
                decision.sameAs()
                        .forEach(other -> rows.add(new Row(ids.next(), entry, other, decision.modelVersion())));
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        writes.add(
                "insert into same_person (id, incident_id, incident_version, person_id, other_id, model_version, told_at)"
                        + " select id, incident_id, version, person_id, other_id, model, ?::timestamptz"
                        + " from unnest(?::uuid[], ?::uuid[], ?::int[], ?::uuid[], ?::uuid[], ?::text[])"
                        + " n(id, incident_id, version, person_id, other_id, model)",
                (s, first) -> Columns.of(s, first, rows)
                        .value(now)
                        .add("uuid", Row::id)
                        .add("uuid", r -> r.entry().incidentId())
                        .add("int4", r -> r.entry().version())
                        .add("uuid", r -> r.entry().victim().personId())
                        .add("uuid", Row::other)
                        .add("text", Row::model)
                        .next());
    }

    /** The first that is open after an id. One at a time to the end of the transaction: whoever else asks waits. */
    public Optional<Told> lockNext(UUID after) {
        jdbc.query(TABLE, LOCK, s -> {}, row -> true);
        return jdbc
                .query(
                        TABLE,
                        "select id, person_id, other_id from same_person where outcome is null and id > ?"
                                + " order by id limit 1",
                        s -> s.setObject(1, after),
                        row -> new Told(
                                row.getObject(1, UUID.class),
                                row.getObject(2, UUID.class),
                                row.getObject(3, UUID.class)))
                .stream()
                .findFirst();
    }

    public void settle(UUID id, Outcome outcome, Instant at) {
        jdbc.update(TABLE, "update same_person set outcome = ?, settled_at = ?::timestamptz where id = ?", s -> {
            s.setString(1, outcome.name());
            s.setString(2, at.toString());
            s.setObject(3, id);
        });
    }
}
