package org.project360.intake.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;

/** The table {@code person_match_key}. */
@ApplicationScoped
class MatchKeyTable {

    private static final String TABLE = "person_match_key";

    private final Jdbc jdbc;

    MatchKeyTable(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** Inserts keys that nobody had; only who holds the lock of identities may. */
    void insert(Map<UUID, UUID> personByKey, Set<UUID> policeIds) {
        if (personByKey.isEmpty()) {
            return;
        }
        String sql = """
                insert into person_match_key (key, kind, person_id)
                select key, kind, person_id from unnest(?::uuid[], ?::text[], ?::uuid[]) n(key, kind, person_id)""";
        jdbc.update(
                TABLE,
                sql,
                s -> Columns.of(s, personByKey.entrySet())
                        .add("uuid", Map.Entry::getKey)
                        .add("text", e -> policeIds.contains(e.getKey()) ? "POLICE_ID" : "NAME_BIRTH_POSTCODE")
                        .add("uuid", Map.Entry::getValue));
    }
}
