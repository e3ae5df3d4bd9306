package org.project360.intake.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.project360.chassis.crypto.Envelopes;
import org.project360.chassis.time.Ids;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Writes;

/** Writes {@code linkage_record} and {@code linkage_key}: what a person was called that she was not called before. */
@ApplicationScoped
class LinkageRecords {

    private record Identity(UUID person, UUID fingerprint) {}

    private record Row(UUID id, Identity identity, Description description) {}

    private record KeyRow(HashedKey key, UUID record, UUID person) {}

    private final Envelopes envelopes;
    private final Ids ids;

    LinkageRecords(Envelopes envelopes, Ids ids) {
        this.envelopes = envelopes;
        this.ids = ids;
    }

    static String context(UUID record) {
        return "linkage/" + record;
    }

    void save(List<Resolution> resolutions, PeopleOfBatch people, Instant now, Writes writes) {
        Map<Identity, Row> rows = new LinkedHashMap<>();
        for (Resolution who : resolutions) {
            Likeness likeness = who.likeness();
            if (likeness == null) {
                continue;
            }
            Description description = likeness.description();
            Identity identity = new Identity(who.personId(), description.fingerprint());
            if (!people.isDescribed(identity.person(), identity.fingerprint())) {
                rows.computeIfAbsent(identity, i -> new Row(ids.next(), i, description));
            }
        }
        write(List.copyOf(rows.values()), people, now, writes);
    }

    /** What else a person was called, whoever was called so before. */
    void add(UUID person, List<Description> descriptions, PeopleOfBatch people, Instant now, Writes writes) {
        write(
                descriptions.stream()
                        .map(d -> new Row(ids.next(), new Identity(person, d.fingerprint()), d))
                        .toList(),
                people,
                now,
                writes);
    }

    private void write(List<Row> rows, PeopleOfBatch people, Instant now, Writes writes) {
        if (rows.isEmpty()) {
            return;
        }
        List<KeyRow> keys = new ArrayList<>();
        for (Row row : rows) {
            UUID person = row.identity().person();
            row.description().hashedKeys().forEach(key -> keys.add(new KeyRow(key, row.id(), person)));
        }
        String sql = """
                with added as (
                    insert into linkage_record (id, person_id, fingerprint, content, recorded_at)
                    select id, person_id, fingerprint, content, ?::timestamptz
                    from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::bytea[]) n(id, person_id, fingerprint, content)
                    on conflict (person_id, fingerprint) do nothing
                    returning id)
                insert into linkage_key (k0, k1, k2, person_id)
                select k0, k1, k2, person_id
                from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::uuid[], ?::uuid[]) n(k0, k1, k2, person_id, record_id)
                join added on added.id = n.record_id
                on conflict do nothing""";
        writes.add(
                sql,
                (s, first) -> Columns.of(s, first, rows)
                        .value(now)
                        .add("uuid", Row::id)
                        .add("uuid", r -> r.identity().person())
                        .add("uuid", r -> r.identity().fingerprint())
                        .bytes(r -> envelopes.seal(
                                people.wrappedKey(r.identity().person()),
                                context(r.id()),
                                r.description().record()))
                        .then(keys)
                        .add("int8", k -> k.key().k0())
                        .add("int8", k -> k.key().k1())
                        .add("int8", k -> k.key().k2())
                        .add("uuid", KeyRow::person)
                        .add("uuid", KeyRow::record)
                        .next());
    }
}
