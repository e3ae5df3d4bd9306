package org.project360.intake.cohort;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.project360.intake.identity.PersonRows;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;

/** The table {@code person_hold}. A hold stays with the id it was placed on, and counts for who stands for that id. */
@ApplicationScoped
public class Holds implements PersonRows {

    private static final String TABLE = "person_hold";
    private static final String COLUMNS = "id, person_id, kind, placed_at, placed_by, lifted_at, lifted_by";

    private final Jdbc jdbc;

    Holds(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** By person, what was ever placed on her, the first first; one round trip. */
    public Map<UUID, List<Hold>> of(Collection<UUID> persons) {
        return jdbc
                .query(
                        TABLE,
                        "select " + COLUMNS
                                + " from person_hold where person_id = any(?::uuid[]) order by placed_at, id",
                        s -> Columns.ids(s, persons),
                        Holds::hold)
                .stream()
                .collect(Collectors.groupingBy(Hold::personId));
    }

    /** A hold of a person by its id. */
    public Optional<Hold> find(UUID person, UUID id) {
        return of(Set.of(person)).getOrDefault(person, List.of()).stream()
                .filter(h -> h.id().equals(id))
                .findFirst();
    }

    public void place(Hold hold) {
        jdbc.update(
                TABLE,
                "insert into person_hold (id, told_person_id, person_id, kind, placed_at, placed_by)"
                        + " values (?, ?, ?, ?, ?::timestamptz, ?)",
                s -> {
                    s.setObject(1, hold.id());
                    s.setObject(2, hold.personId());
                    s.setObject(3, hold.personId());
                    s.setString(4, hold.kind().name());
                    s.setString(5, hold.placedAt().toString());
                    s.setString(6, hold.placedBy());
                });
    }

    public void lift(UUID id, Instant at, String by) {
        jdbc.update(
                TABLE,
                "update person_hold set lifted_at = ?::timestamptz, lifted_by = ? where id = ? and lifted_at is null",
                s -> {
                    s.setString(1, at.toString());
                    s.setString(2, by);
                    s.setObject(3, id);
                });
    }

    @Override
    public void placed(Set<UUID> told, UUID current) {
        jdbc.update(
                TABLE,
                "update person_hold set person_id = ?::uuid where told_person_id = any(?::uuid[])",
                s -> Columns.of(s, told).value(current).add("uuid", id -> id));
    }

    @Override
    public void erased(Set<UUID> told, Instant at) {
        jdbc.update(TABLE, "delete from person_hold where told_person_id = any(?::uuid[])", s -> Columns.ids(s, told));
    }

    private static Hold hold(ResultSet row) throws SQLException {
        OffsetDateTime lifted = row.getObject(6, OffsetDateTime.class);
        return new Hold(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                Hold.Kind.valueOf(row.getString(3)),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getString(5),
                lifted == null ? null : lifted.toInstant(),
                row.getString(7));
    }
}
