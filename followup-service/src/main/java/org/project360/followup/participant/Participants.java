package org.project360.followup.participant;

import static org.project360.followup.storage.Statements.instant;
import static org.project360.followup.storage.Statements.uuid;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.crypto.Envelopes;
import org.project360.followup.storage.Statements;
import org.project360.followup.storage.Statements.Column;

/** The people known here, by id; a row stays after an erasure, its key does not. */
@ApplicationScoped
public class Participants {

    /** {@code plain} people are nobody else, have nobody merged into them, and neither withdrew nor were erased. */
    public record Standing(UUID id, UUID ownerId, boolean plain) {}

    private final Statements statements;
    private final Envelopes envelopes;

    Participants(Statements statements, Envelopes envelopes) {
        this.statements = statements;
        this.envelopes = envelopes;
    }

    /** Makes the ids known, each with a key of its own, and locks them to the end of the transaction. */
    public Map<UUID, Standing> known(Collection<UUID> ids) {
        TreeSet<UUID> sorted = new TreeSet<>(ids);
        statements.update(
                "participants",
                "insert into participant (id, owner_id, wrapped_key) select id, id, key"
                        + " from unnest(?::uuid[], ?::bytea[]) p(id, key) on conflict do nothing",
                Column.uuids(sorted),
                Column.of("bytea", sorted, id -> envelopes.newPersonKey()));
        return lock(sorted);
    }

    /** Locks those of the ids that are known. */
    public Map<UUID, Standing> lock(Collection<UUID> ids) {
        String sql = """
                select id, owner_id,
                    owner_id = id and erased_at is null and withdrawn_from_contact_at is null
                        and withdrawn_from_data_use_at is null
                        and not exists (select from participant m where m.owner_id = p.id and m.id <> p.id)
                from participant p where id = any(?) order by id for update""";
        Map<UUID, Standing> standings = new HashMap<>();
        statements
                .query(
                        "participants",
                        sql,
                        row -> new Standing(uuid(row, 1), uuid(row, 2), row.getBoolean(3)),
                        Column.uuids(ids))
                .forEach(standing -> standings.put(standing.id(), standing));
        return standings;
    }

    /** Every id of the people whom these ids are. */
    public Set<UUID> sameAs(Collection<UUID> ids) {
        return Set.copyOf(statements.query(
                "participants",
                "select id from participant where owner_id in (select owner_id from participant where id = any(?))",
                row -> uuid(row, 1),
                Column.uuids(ids)));
    }

    /** The wrapped key of a person; empty once erased. */
    public Optional<byte[]> key(UUID id) {
        return statements
                .query(
                        "participants",
                        "select wrapped_key from participant where id = ? and wrapped_key is not null",
                        row -> row.getBytes(1),
                        id)
                .stream()
                .findFirst();
    }

    /** Whether she, under any of her ids, wants no more of her data taken. */
    public boolean withdrawnFromDataUse(UUID ownerId) {
        return !statements
                .query(
                        "participants",
                        "select 1 from participant where owner_id = ? and withdrawn_from_data_use_at is not null",
                        row -> 1,
                        ownerId)
                .isEmpty();
    }

    /** What is stored of one person's contact details. */
    record StoredContact(
            UUID id, byte @Nullable [] key, @Nullable Instant issuedAt) {}

    Map<UUID, StoredContact> contacts(Collection<UUID> ids) {
        Map<UUID, StoredContact> stored = new HashMap<>();
        statements
                .query(
                        "participants",
                        "select id, wrapped_key, contact_issued_at from participant where id = any(?)",
                        row -> new StoredContact(uuid(row, 1), row.getBytes(2), instant(row, 3)),
                        Column.uuids(ids))
                .forEach(contact -> stored.put(contact.id(), contact));
        return stored;
    }

    /** Sealed details to store. */
    record SealedContact(UUID id, byte[] sealed, Instant issuedAt) {}

    void store(List<SealedContact> contacts) {
        statements.update(
                "participants",
                "update participant p set contact = c.sealed, contact_issued_at = c.issued_at"
                        + " from unnest(?::uuid[], ?::bytea[], ?::timestamptz[]) c(id, sealed, issued_at)"
                        + " where p.id = c.id and p.wrapped_key is not null",
                Column.of("uuid", contacts, SealedContact::id),
                Column.of("bytea", contacts, SealedContact::sealed),
                Column.of("timestamptz", contacts, SealedContact::issuedAt));
    }

    /** The newest details of a person under any of her ids. */
    Optional<OpenableContact> newestContact(UUID ownerId) {
        return statements
                .query(
                        "participants",
                        "select id, wrapped_key, contact, contact_issued_at from participant"
                                + " where owner_id = ? and contact is not null and wrapped_key is not null"
                                + " order by contact_issued_at desc, id limit 1",
                        row -> new OpenableContact(
                                uuid(row, 1),
                                row.getBytes(2),
                                row.getBytes(3),
                                row.getTimestamp(4).toInstant()),
                        ownerId)
                .stream()
                .findFirst();
    }

    record OpenableContact(UUID id, byte[] key, byte[] sealed, Instant issuedAt) {}
}
