package org.project360.intake.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;

/** Match keys of persons who are merged, split or erased: a merge needs nothing, for whom a key finds stands for herself. */
@ApplicationScoped
public class MatchKeyRows implements PersonRows {

    private static final String TABLE = "person_match_key";

    private final Jdbc jdbc;
    private final Pseudonyms pseudonyms;

    MatchKeyRows(Jdbc jdbc, Pseudonyms pseudonyms) {
        this.jdbc = jdbc;
        this.pseudonyms = pseudonyms;
    }

    /** Locks the keys that find these persons, in key order. */
    public void lock(Set<UUID> persons) {
        jdbc.query(
                TABLE,
                "select key from person_match_key where person_id = any(?::uuid[]) order by key for update",
                s -> Columns.ids(s, persons),
                row -> row.getObject(1, UUID.class));
    }

    /** The keys that only the separated incidents gave go with them; those that others gave too stay. */
    @Override
    public void separated(Separation separation) {
        Set<UUID> going = keys(separation.going());
        going.removeAll(keys(separation.staying()));
        jdbc.update(
                TABLE,
                "update person_match_key set person_id = ?::uuid where key = any(?::uuid[]) and person_id = any(?::uuid[])",
                s -> {
                    s.setObject(1, separation.separated());
                    s.setArray(2, s.getConnection().createArrayOf("uuid", going.toArray()));
                    s.setArray(
                            3,
                            s.getConnection()
                                    .createArrayOf("uuid", separation.from().toArray()));
                });
    }

    @Override
    public void erased(Set<UUID> told, Instant at) {
        jdbc.update(TABLE, "delete from person_match_key where person_id = any(?::uuid[])", s -> Columns.ids(s, told));
    }

    private Set<UUID> keys(List<PersonRecord> mentions) {
        return mentions.stream()
                .flatMap(m -> MatchKeys.of(m, pseudonyms).everywhere().stream())
                .collect(Collectors.toSet());
    }
}
