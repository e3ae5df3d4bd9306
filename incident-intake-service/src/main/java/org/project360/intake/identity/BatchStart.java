package org.project360.intake.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.storage.RoundTrip;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;

/**
 * What linking a batch starts with, in one round trip: the lock of identities, held to the end of the transaction, and what
 * is known under it.
 */
@ApplicationScoped
class BatchStart {

    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('intake/identity'))";

    /** About how many records are stored, as of PostgreSQL's last look. */
    static final String STORED =
            "(select greatest(reltuples, 0)::bigint from pg_class where oid = 'linkage_record'::regclass)";

    private static final String KNOWN = """
            select k.key, k.person_id, null::bigint stored, null::boolean kept_apart
            from unnest(?::uuid[]) w(key) join person_match_key k on k.key = w.key
            union all
            select null, null, %s, exists (select from kept_apart)""".formatted(STORED);

    private record Row(@Nullable UUID key, UUID person, long stored, boolean keptApart) {}

    /**
     * Whom the exact keys lead to; about how many records are stored, as of PostgreSQL's last look; whether anybody was ever
     * said not to be somebody.
     */
    record Known(Map<UUID, UUID> personByKey, long stored, boolean anyKeptApart) {}

    private final Jdbc jdbc;

    BatchStart(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    Known lockAndFind(Collection<UUID> keys) {
        RoundTrip start = jdbc.roundTrip("person_match_key");
        start.query(LOCK, (s, first) -> first, locked -> true);
        Supplier<List<Row>> rows = start.query(
                KNOWN,
                (s, first) -> Columns.of(s, first, keys).add("uuid", key -> key).next(),
                Jdbc.all(row -> new Row(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getLong(3),
                        row.getBoolean(4))));
        start.run();
        Map<UUID, UUID> personByKey = new HashMap<>();
        long stored = 0;
        boolean anyKeptApart = false;
        for (Row row : rows.get()) {
            if (row.key() == null) {
                stored = row.stored();
                anyKeptApart = row.keptApart();
            } else {
                personByKey.put(row.key(), row.person());
            }
        }
        return new Known(personByKey, stored, anyKeptApart);
    }
}
