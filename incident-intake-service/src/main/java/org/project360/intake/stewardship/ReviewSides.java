package org.project360.intake.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.crypto.Envelopes;
import org.project360.contracts.PersonDetails;
import org.project360.intake.stewardship.ReviewView.Known;
import org.project360.intake.stewardship.ReviewView.Side;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;

/** What is stored of the persons of a review. */
@ApplicationScoped
class ReviewSides {

    private record Incidents(int count, @Nullable Instant lastOccurredAt) {}

    private final Jdbc jdbc;
    private final Envelopes envelopes;

    ReviewSides(Jdbc jdbc, Envelopes envelopes) {
        this.jdbc = jdbc;
        this.envelopes = envelopes;
    }

    /** Somebody under these ids, which may be some of all that she has. */
    Side of(UUID person, Collection<UUID> ids) {
        Incidents incidents = incidents(ids);
        return new Side(person, known(ids), incidents.count(), incidents.lastOccurredAt());
    }

    private List<Known> known(Collection<UUID> ids) {
        return jdbc.query(
                "person",
                "select id, wrapped_key, details, details_as_of from person"
                        + " where id = any(?::uuid[]) and erased_at is null order by details_as_of desc, id",
                s -> Columns.ids(s, ids),
                row -> known(
                        row.getObject(1, UUID.class),
                        row.getBytes(2),
                        row.getBytes(3),
                        row.getObject(4, OffsetDateTime.class).toInstant()));
    }

    private Known known(UUID id, byte[] wrappedKey, byte[] details, Instant asOf) {
        return new Known(id, envelopes.open(wrappedKey, "person/" + id, details, PersonDetails.class), asOf);
    }

    private Incidents incidents(Collection<UUID> ids) {
        String sql = """
                select count(*), max(i.occurred_at) from incident i
                where i.id in (
                        select id from incident where victim_id = any(?::uuid[]) and counts
                        union select id from incident where told_victim_id = any(?::uuid[]))
                    and i.counts and coalesce(i.told_victim_id, i.victim_id) = any(?::uuid[])""";
        return jdbc.query(
                        "incident",
                        sql,
                        s -> Columns.of(s, ids)
                                .add("uuid", id -> id)
                                .add("uuid", id -> id)
                                .add("uuid", id -> id),
                        row -> {
                            OffsetDateTime last = row.getObject(2, OffsetDateTime.class);
                            return new Incidents(row.getInt(1), last == null ? null : last.toInstant());
                        })
                .get(0);
    }
}
