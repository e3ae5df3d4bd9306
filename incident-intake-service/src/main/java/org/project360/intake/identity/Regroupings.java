package org.project360.intake.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.project360.chassis.time.Ids;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;
import org.project360.intake.storage.Writes;

/**
 * The tables {@code regrouping}, persons of whom all records together are to tell who is who, until that is settled, and
 * {@code contested_person}, those whose records contradict one another, so that each further record opens one.
 */
@ApplicationScoped
public class Regroupings {

    /** An open one, about whom this id leads to. */
    public record Open(UUID id, UUID personId) {}

    /** What came of it. */
    public enum Outcome {
        REGROUPED,
        UNCHANGED,
        /** A steward was asked, or had been. */
        ASKED,
        ERASED,
        /** More records at once than are compared. */
        TOO_MANY
    }

    private static final String TABLE = "regrouping";
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('intake/regroupings'))";

    private final Jdbc jdbc;
    private final Ids ids;

    Regroupings(Jdbc jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** Opens one for each of these victims whose decision was contested, or who is contested herself. */
    void open(List<LinkageBook.Entry> entries, Instant now, Writes writes) {
        List<LinkageBook.Entry> linked =
                entries.stream().filter(Regroupings::isLinked).toList();
        if (linked.isEmpty()) {
            return;
        }
        writes.add(
                "insert into regrouping (id, incident_id, incident_version, person_id, told_at)"
                        + " select id, incident_id, version, person_id, ?::timestamptz"
                        + " from unnest(?::uuid[], ?::uuid[], ?::int[], ?::uuid[], ?::boolean[])"
                        + " n(id, incident_id, version, person_id, contested)"
                        + " where contested or exists (select from contested_person c where c.person_id = n.person_id)",
                (s, first) -> Columns.of(s, first, linked)
                        .value(now)
                        .add("uuid", e -> ids.next())
                        .add("uuid", LinkageBook.Entry::incidentId)
                        .add("int4", LinkageBook.Entry::version)
                        .add("uuid", e -> e.victim().personId())
                        .add("bool", Regroupings::isContested)
                        .next());
    }

    private static boolean isLinked(LinkageBook.Entry entry) {
        Likeness likeness = entry.victim().likeness();
        return likeness != null && !likeness.shadow();
    }

    private static boolean isContested(LinkageBook.Entry entry) {
        Likeness likeness = Objects.requireNonNull(entry.victim().likeness());
        return likeness.decision() != null && likeness.decision().contested();
    }

    /** The first that is open after an id. One at a time to the end of the transaction: whoever else asks waits. */
    public Optional<Open> lockNext(UUID after) {
        jdbc.query(TABLE, LOCK, s -> {}, row -> true);
        return jdbc
                .query(
                        TABLE,
                        "select id, person_id from regrouping where outcome is null and id > ? order by id limit 1",
                        s -> s.setObject(1, after),
                        row -> new Open(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .stream()
                .findFirst();
    }

    public void settle(UUID id, Outcome outcome, Instant at) {
        jdbc.update(TABLE, "update regrouping set outcome = ?, settled_at = ?::timestamptz where id = ?", s -> {
            s.setString(1, outcome.name());
            s.setString(2, at.toString());
            s.setObject(3, id);
        });
    }

    /** Of these ids, those are contested from now on that are told to be. */
    public void contest(Set<UUID> persons, boolean contested) {
        jdbc.update(
                "contested_person",
                contested
                        ? "insert into contested_person (person_id) select unnest(?::uuid[]) on conflict do nothing"
                        : "delete from contested_person where person_id = any(?::uuid[])",
                s -> Columns.ids(s, persons));
    }
}
