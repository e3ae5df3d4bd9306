package org.project360.intake.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.project360.chassis.problem.Problem;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;

/** Who stands for whom: the columns of {@code person} that stewards write. */
@ApplicationScoped
class PersonTrees {

    private record Known(UUID root, boolean erased) {}

    private static final String TABLE = "person";

    private final Jdbc jdbc;

    PersonTrees(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The human that an id leads to.
     *
     * @throws Problem 404 if nobody has or had this id, 410 if she is erased
     */
    PersonTree of(UUID id) {
        Known known = find(id).orElseThrow(Problem::notFound);
        if (known.erased()) {
            throw new Problem(410, "erased", "Erased", "Everything personal about this person was erased.");
        }
        return rooted(known.root());
    }

    /** The same; nobody if she is erased. */
    Optional<PersonTree> known(UUID id) {
        return find(id).filter(known -> !known.erased()).map(known -> rooted(known.root()));
    }

    /** Locks these persons in id order, as whoever records reports does. */
    void lock(Collection<UUID> ids) {
        jdbc.query(
                TABLE,
                "select id from person where id = any(?::uuid[]) order by id for update",
                s -> Columns.ids(s, ids),
                row -> row.getObject(1, UUID.class));
    }

    /** From now on {@code root} stands for all of these. */
    void settle(Set<UUID> ids, UUID root) {
        jdbc.update(
                TABLE,
                "update person set survivor_id = nullif(?::uuid, id) where id = any(?::uuid[])",
                s -> Columns.of(s, ids).value(root).add("uuid", id -> id));
    }

    /** Deletes the keys, and what was sealed under them; the ids stay for ever. */
    void erase(Set<UUID> ids, Instant at) {
        jdbc.update(
                TABLE,
                "update person set wrapped_key = null, details = null, erased_at = ?::timestamptz"
                        + " where id = any(?::uuid[])",
                s -> Columns.of(s, ids).value(at).add("uuid", id -> id));
    }

    private Optional<Known> find(UUID id) {
        return jdbc
                .query(
                        TABLE,
                        "select coalesce(survivor_id, id), erased_at is not null from person where id = ?",
                        s -> s.setObject(1, id),
                        row -> new Known(row.getObject(1, UUID.class), row.getBoolean(2)))
                .stream()
                .findFirst();
    }

    private PersonTree rooted(UUID root) {
        return new PersonTree(
                root,
                new TreeSet<>(jdbc.query(
                        TABLE,
                        "select id from person where id = ?::uuid union select id from person where survivor_id = ?::uuid",
                        s -> {
                            s.setObject(1, root);
                            s.setObject(2, root);
                        },
                        row -> row.getObject(1, UUID.class))));
    }
}
