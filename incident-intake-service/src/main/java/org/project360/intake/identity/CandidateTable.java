package org.project360.intake.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.project360.chassis.crypto.Envelopes;
import org.project360.intake.identity.linkage.Blocking;
import org.project360.intake.identity.linkage.LinkedPerson;
import org.project360.intake.identity.linkage.NormalRecord;
import org.project360.intake.identity.linkage.StoredRecord;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;

/**
 * Reads {@code linkage_key} and {@code linkage_record}: three round trips, however many mentions. Persons who are one since
 * a merge are one candidate with the records of all their ids; who is erased is none.
 */
@ApplicationScoped
class CandidateTable {

    private static final String TABLE = "linkage_key";

    /** For each key one row more than a block may have tells that it is oversized, and its split is asked for. */
    private static final String CANDIDATES = """
            with wanted as (
                select * from unnest(?::int[], ?::bigint[], ?::bigint[], ?::bigint[]) w(mention, k0, k1, k2)),
            first as materialized (
                select w.*, b.persons from wanted w cross join lateral (select array(
                    select person_id from linkage_key k where k.k0 = w.k0 limit %1$d) persons) b),
            second as materialized (
                select w.mention, w.k0, w.k1, w.k2, b.persons from first w cross join lateral (select array(
                    select person_id from linkage_key k where k.k0 = w.k0 and k.k1 = w.k1 limit %1$d) persons) b
                where cardinality(w.persons) = %1$d and w.k1 <> 0),
            third as materialized (
                select w.mention, b.persons from second w cross join lateral (select array(
                    select person_id from linkage_key k where k.k0 = w.k0 and k.k1 = w.k1 and k.k2 = w.k2
                    limit %1$d) persons) b
                where cardinality(w.persons) = %1$d and w.k2 <> 0),
            blocks as (
                select mention, persons from first where cardinality(persons) between 1 and %1$d - 1
                union all select mention, persons from second where cardinality(persons) between 1 and %1$d - 1
                union all select mention, persons from third where cardinality(persons) between 1 and %1$d - 1),
            shared as (
                select mention, person, row_number() over (partition by mention order by count(*) desc, person) place
                from blocks cross join unnest(persons) person group by mention, person)
            select mention, person from shared where place <= %2$d order by mention, place""".formatted(Blocking.LARGEST_BLOCK + 1, Blocking.MOST_PERSONS);

    /** Each of these ids that is not erased, and every other id of the same persons, with who stands for them. */
    private static final String WHO_STANDS = """
            with told as materialized (
                select id, coalesce(survivor_id, id) as root from person
                where id = any(?::uuid[]) and erased_at is null)
            select id, root from told
            union
            select root, root from told
            union
            select p.id, p.survivor_id from person p
            where p.survivor_id is not null and p.survivor_id in (select root from told)""";

    private static final String RECORDS = """
            select r.person_id, r.id, p.wrapped_key, r.content
            from linkage_record r join person p on p.id = r.person_id
            where r.person_id = any(?::uuid[]) and p.wrapped_key is not null order by r.recorded_at, r.id""";

    private record Wanted(int mention, HashedKey key) {}

    private record Found(int mention, UUID person) {}

    private record OfPerson(UUID person, StoredRecord record) {}

    private final Jdbc jdbc;
    private final Envelopes envelopes;

    CandidateTable(Jdbc jdbc, Envelopes envelopes) {
        this.jdbc = jdbc;
        this.envelopes = envelopes;
    }

    /** The stored persons that share most keys with each of these mentions, in their order. */
    List<List<LinkedPerson>> of(List<List<HashedKey>> mentions) {
        List<Wanted> wanted = new ArrayList<>();
        for (int i = 0; i < mentions.size(); i++) {
            for (HashedKey key : mentions.get(i)) {
                wanted.add(new Wanted(i, key));
            }
        }
        List<List<LinkedPerson>> candidates = new ArrayList<>();
        mentions.forEach(m -> candidates.add(new ArrayList<>()));
        List<Found> found = wanted.isEmpty() ? List.of() : find(wanted);
        if (found.isEmpty()) {
            return candidates;
        }
        Map<UUID, UUID> whoStands =
                whoStands(found.stream().map(Found::person).distinct().toList());
        Map<UUID, LinkedPerson> persons = linked(whoStands);
        for (Found one : found) {
            LinkedPerson person = persons.get(whoStands.get(one.person()));
            List<LinkedPerson> ofMention = candidates.get(one.mention());
            if (person != null && ofMention.stream().noneMatch(p -> p == person)) {
                ofMention.add(person);
            }
        }
        return candidates;
    }

    /** The records told for these ids, each by the id it was told for. */
    List<StoredRecord> told(Collection<UUID> ids) {
        return records(ids).stream().map(OfPerson::record).toList();
    }

    /** About how many records are stored, as of PostgreSQL's last look. */
    long size() {
        return jdbc.query(
                        "linkage_record",
                        "select greatest(reltuples, 0)::bigint from pg_class where oid = 'linkage_record'::regclass",
                        s -> {},
                        row -> row.getLong(1))
                .get(0);
    }

    private List<Found> find(List<Wanted> wanted) {
        return jdbc.query(
                TABLE,
                CANDIDATES,
                s -> Columns.of(s, wanted)
                        .add("int4", Wanted::mention)
                        .add("int8", w -> w.key().k0())
                        .add("int8", w -> w.key().k1())
                        .add("int8", w -> w.key().k2()),
                row -> new Found(row.getInt(1), row.getObject(2, UUID.class)));
    }

    private Map<UUID, UUID> whoStands(Collection<UUID> ids) {
        Map<UUID, UUID> whoStands = new HashMap<>();
        jdbc.query(
                        "person",
                        WHO_STANDS,
                        s -> Columns.ids(s, ids),
                        row -> Map.entry(row.getObject(1, UUID.class), row.getObject(2, UUID.class)))
                .forEach(e -> whoStands.put(e.getKey(), e.getValue()));
        return whoStands;
    }

    private Map<UUID, LinkedPerson> linked(Map<UUID, UUID> whoStands) {
        Map<UUID, List<StoredRecord>> byPerson = new HashMap<>();
        for (OfPerson record : records(whoStands.keySet())) {
            byPerson.computeIfAbsent(whoStands.getOrDefault(record.person(), record.person()), id -> new ArrayList<>())
                    .add(record.record());
        }
        Map<UUID, LinkedPerson> linked = new HashMap<>();
        byPerson.forEach((id, records) -> linked.put(id, new LinkedPerson(id, records)));
        return linked;
    }

    private List<OfPerson> records(Collection<UUID> ids) {
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

    private OfPerson open(UUID person, UUID record, byte[] wrappedKey, byte[] content) {
        NormalRecord normal = envelopes.open(wrappedKey, LinkageRecords.context(record), content, NormalRecord.class);
        return new OfPerson(person, ToldRecords.of(person, record, normal));
    }
}
