package org.project360.intake.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.project360.chassis.crypto.Envelopes;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;
import org.project360.intake.storage.Writes;

/** The table {@code person}. */
@ApplicationScoped
public class Persons {

    private static final String TABLE = "person";
    private static final String LOCK = """
            select p.id, p.wrapped_key, p.household_id, p.details_as_of, p.survivor_id,
                array(select fingerprint from linkage_record r where r.person_id = p.id)
            from person p
            where p.id in (
                select unnest(?::uuid[])
                union
                select survivor_id from person where id = any(?::uuid[]) and survivor_id is not null)
            order by p.id for update of p""";

    private final Jdbc jdbc;
    private final Envelopes envelopes;

    Persons(Jdbc jdbc, Envelopes envelopes) {
        this.jdbc = jdbc;
        this.envelopes = envelopes;
    }

    /**
     * Locks these persons to the end of the transaction, in id order: who writes about a person waits here for who wrote
     * before, so that counts are right and events of a person leave in order. Who stands for one of them since a merge
     * is locked with her. A merge, split or erasure that came in between starts the transaction again.
     */
    public PeopleOfBatch lock(Collection<UUID> existing) {
        List<KnownPerson> known = existing.isEmpty()
                ? List.of()
                : jdbc.query(
                        TABLE,
                        LOCK,
                        s -> Columns.of(s, existing).add("uuid", id -> id).add("uuid", id -> id),
                        row -> new KnownPerson(
                                row.getObject(1, UUID.class),
                                row.getBytes(2),
                                row.getObject(3, UUID.class),
                                row.getObject(4, OffsetDateTime.class).toInstant(),
                                row.getObject(5, UUID.class),
                                Set.of((UUID[]) row.getArray(6).getArray())));
        Set<UUID> locked = known.stream().map(KnownPerson::id).collect(Collectors.toSet());
        for (KnownPerson person : known) {
            boolean elsewhere = person.survivorId() != null && !locked.contains(person.survivorId());
            if (person.wrappedKey() == null || elsewhere) {
                throw Jdbc.raced(TABLE);
            }
        }
        return new PeopleOfBatch(known, envelopes);
    }

    /** Writes what the batch taught about people. */
    public void save(PeopleOfBatch people, Instant now, Writes writes) {
        insert(people.added(), now, writes);
        update(people.changed(), writes);
    }

    private void insert(List<PeopleOfBatch.Entry> added, Instant now, Writes writes) {
        if (added.isEmpty()) {
            return;
        }
        String sql = """
                insert into person (id, wrapped_key, details, household_id, details_as_of, created_at)
                select id, wrapped_key, details, household_id, as_of, ?::timestamptz
                from unnest(?::uuid[], ?::bytea[], ?::bytea[], ?::uuid[], ?::timestamptz[])
                    n(id, wrapped_key, details, household_id, as_of)""";
        writes.add(
                sql,
                (s, first) -> Columns.of(s, first, added)
                        .value(now)
                        .add("uuid", PeopleOfBatch.Entry::id)
                        .bytes(PeopleOfBatch.Entry::wrappedKey)
                        .bytes(this::sealed)
                        .add("uuid", PeopleOfBatch.Entry::householdId)
                        .add("timestamptz", PeopleOfBatch.Entry::asOf)
                        .next());
    }

    private void update(List<PeopleOfBatch.Entry> changed, Writes writes) {
        if (changed.isEmpty()) {
            return;
        }
        String sql = """
                update person p set details = n.details, household_id = n.household_id, details_as_of = n.as_of
                from unnest(?::uuid[], ?::bytea[], ?::uuid[], ?::timestamptz[]) n(id, details, household_id, as_of)
                where p.id = n.id""";
        writes.add(
                sql,
                (s, first) -> Columns.of(s, first, changed)
                        .add("uuid", PeopleOfBatch.Entry::id)
                        .bytes(this::sealed)
                        .add("uuid", PeopleOfBatch.Entry::householdId)
                        .add("timestamptz", PeopleOfBatch.Entry::asOf)
                        .next());
    }

    private byte[] sealed(PeopleOfBatch.Entry person) {
        return envelopes.seal(person.wrappedKey(), "person/" + person.id(), person.details());
    }
}
