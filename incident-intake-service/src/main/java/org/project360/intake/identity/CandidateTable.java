package org.project360.intake.identity;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.crypto.Envelopes;
import org.project360.intake.identity.linkage.Blocking;
import org.project360.intake.identity.linkage.LinkedPerson;
import org.project360.intake.identity.linkage.NormalRecord;
import org.project360.intake.identity.linkage.StoredRecord;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;

/**
 * Reads {@code linkage_key} and {@code linkage_record}: one round trip, however many mentions. Persons who are one since a
 * merge are one candidate with the records of all their ids; who is erased is none.
 */
@ApplicationScoped
class CandidateTable {

    /**
     * For each mention its keys, for each key its block: one row more than a block may have tells that it is oversized, and
     * its split is asked for. Keys whose last split is oversized still lead to nobody: a row without a person, which counts
     * them. It is read beside the most persons, and where there is none, the person read in its stead has no place.
     * Every step is a look-up by index for each row of the one before ({@code offset 0} keeps
     * PostgreSQL from joining whole tables instead).
     */
    private static final String CANDIDATES =
            """
            select m.mention, near.keys, found.root, found.told, found.record, found.wrapped_key, found.content
            from unnest(?::int[], ?::int[], ?::int[]) m(mention, first, last)
            cross join lateral (
                select person, keys, smallest, row_number() over (order by person is null, keys desc, smallest, person) place,
                    max(keys) filter (where person is not null) over () best
                from (
                    select person, count(distinct w.place) keys, min(cardinality(b2.persons)) smallest
                    from unnest((?::bigint[])[m.first:m.last], (?::bigint[])[m.first:m.last], (?::bigint[])[m.first:m.last])
                        with ordinality w(k0, k1, k2, place)
                    cross join lateral (select array(
                        select person_id from linkage_key k where k.k0 = w.k0 limit %1$d) persons offset 0) b0
                    cross join lateral (select case
                        when cardinality(b0.persons) < %1$d then b0.persons
                        when w.k1 <> 0 then array(
                            select person_id from linkage_key k where k.k0 = w.k0 and k.k1 = w.k1 limit %1$d)
                        end persons offset 0) b1
                    cross join lateral (select case
                        when cardinality(b1.persons) < %1$d then b1.persons
                        when w.k2 <> 0 then array(
                            select person_id from linkage_key k
                            where k.k0 = w.k0 and k.k1 = w.k1 and k.k2 = w.k2 limit %1$d)
                        end persons offset 0) b2
                    cross join lateral unnest(
                        case when cardinality(b2.persons) < %1$d then b2.persons else array[null::uuid] end) person
                    group by person
                    order by person is null desc, keys desc, smallest, person limit %2$d + 1) most) near
            left join lateral (
                select p.root, one.id told, one.wrapped_key, r.id record, r.content, r.recorded_at
                from (
                    select id, wrapped_key, survivor_id, coalesce(survivor_id, id) root
                    from person where id = near.person and near.place <= %2$d
                        and (near.keys * %3$d >= near.best or near.smallest <= %4$d)
                        and erased_at is null offset 0) p
                cross join lateral (
                    select p.id, p.wrapped_key where p.survivor_id is null
                    union all select id, wrapped_key from person where id = p.survivor_id
                    union all select id, wrapped_key from person where survivor_id = p.root offset 0) one
                cross join lateral (
                    select id, content, recorded_at from linkage_record where person_id = one.id offset 0) r
                where one.wrapped_key is not null offset 0) found on true
            where near.person is null or found.record is not null
            order by m.mention, near.keys desc, near.smallest, near.person, found.recorded_at, found.record""".formatted(Blocking.LARGEST_BLOCK + 1, Blocking.MOST_PERSONS, Blocking.LEAST_PART, Blocking.RARE_BLOCK);

    private static final String RECORDS = """
            select r.person_id, r.id, p.wrapped_key, r.content
            from linkage_record r join person p on p.id = r.person_id
            where r.person_id = any(?::uuid[]) and p.wrapped_key is not null order by r.recorded_at, r.id""";

    /** The keys of a mention: from the first to the last of all keys, counted from 1. */
    private record Keys(int mention, int first, int last) {}

    /** A record, still sealed, of the person {@code root}, who is near a mention. */
    private record Sealed(UUID root, UUID told, UUID record, byte[] wrappedKey, byte[] content) {}

    /** A record of somebody who shares so many keys with a mention; none: so many of its keys led to nobody. */
    private record Found(int mention, long keys, @Nullable Sealed sealed) {}

    private final Jdbc jdbc;
    private final Envelopes envelopes;
    private final Counter keysAsked;
    private final Counter keysLeftOut;

    CandidateTable(Jdbc jdbc, Envelopes envelopes, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.envelopes = envelopes;
        this.keysAsked = meters.counter("project360.intake.linkage.keys");
        this.keysLeftOut = meters.counter("project360.intake.linkage.keys.oversized");
    }

    /** The stored persons that share most keys with each of these mentions, in their order. */
    List<List<LinkedPerson>> of(List<List<HashedKey>> mentions) {
        List<Keys> asked = new ArrayList<>();
        List<HashedKey> keys = new ArrayList<>();
        for (int i = 0; i < mentions.size(); i++) {
            keys.addAll(mentions.get(i));
            if (!mentions.get(i).isEmpty()) {
                asked.add(new Keys(i, keys.size() - mentions.get(i).size() + 1, keys.size()));
            }
        }
        Map<UUID, StoredRecord> opened = new HashMap<>();
        List<Map<UUID, LinkedPerson>> candidates = new ArrayList<>();
        mentions.forEach(m -> candidates.add(new LinkedHashMap<>()));
        keysAsked.increment(keys.size());
        for (Found found : asked.isEmpty() ? List.<Found>of() : find(asked, keys)) {
            Sealed sealed = found.sealed();
            if (sealed == null) {
                keysLeftOut.increment(found.keys());
                continue;
            }
            List<StoredRecord> records = candidates
                    .get(found.mention())
                    .computeIfAbsent(sealed.root(), id -> new LinkedPerson(id, new ArrayList<>()))
                    .records();
            StoredRecord record = opened.computeIfAbsent(sealed.record(), id -> open(sealed));
            if (!records.contains(record)) {
                records.add(record);
            }
        }
        return candidates.stream().map(persons -> List.copyOf(persons.values())).toList();
    }

    /** The records told for these ids, each by the id it was told for. */
    List<StoredRecord> told(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.query(
                        "linkage_record",
                        RECORDS,
                        s -> Columns.ids(s, ids),
                        row -> open(
                                row.getObject(1, UUID.class),
                                row.getObject(2, UUID.class),
                                row.getBytes(3),
                                row.getBytes(4)));
    }

    private List<Found> find(List<Keys> asked, List<HashedKey> keys) {
        return jdbc.query(
                "linkage_key",
                CANDIDATES,
                s -> Columns.of(s, asked)
                        .add("int4", Keys::mention)
                        .add("int4", Keys::first)
                        .add("int4", Keys::last)
                        .then(keys)
                        .add("int8", HashedKey::k0)
                        .add("int8", HashedKey::k1)
                        .add("int8", HashedKey::k2),
                row -> new Found(row.getInt(1), row.getLong(2), sealed(row)));
    }

    private static @Nullable Sealed sealed(ResultSet row) throws SQLException {
        UUID root = row.getObject(3, UUID.class);
        return root == null
                ? null
                : new Sealed(
                        root,
                        row.getObject(4, UUID.class),
                        row.getObject(5, UUID.class),
                        row.getBytes(6),
                        row.getBytes(7));
    }

    private StoredRecord open(Sealed sealed) {
        return open(sealed.told(), sealed.record(), sealed.wrappedKey(), sealed.content());
    }

    private StoredRecord open(UUID person, UUID record, byte[] wrappedKey, byte[] content) {
        NormalRecord normal = envelopes.open(wrappedKey, LinkageRecords.context(record), content, NormalRecord.class);
        return ToldRecords.of(person, record, normal);
    }
}
