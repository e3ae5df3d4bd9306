package org.project360.intake.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.project360.chassis.crypto.Envelopes;
import org.project360.contracts.PersonDetails;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;

/** What is stored in {@code person}, opened. */
@ApplicationScoped
class Identities {

    private final PersonTrees trees;
    private final Jdbc jdbc;
    private final Envelopes envelopes;

    Identities(PersonTrees trees, Jdbc jdbc, Envelopes envelopes) {
        this.trees = trees;
        this.jdbc = jdbc;
        this.envelopes = envelopes;
    }

    PersonTree tree(UUID id) {
        return trees.of(id);
    }

    List<SubjectAccess.Identity> of(Collection<UUID> ids) {
        String sql = """
                select p.id, p.wrapped_key, p.details, p.details_as_of, p.household_id, p.created_at,
                    (select count(*) from person_match_key k where k.person_id = p.id)
                from person p where p.id = any(?::uuid[]) order by p.id""";
        return jdbc.query(
                "person",
                sql,
                s -> Columns.ids(s, ids),
                row -> new SubjectAccess.Identity(
                        row.getObject(1, UUID.class),
                        envelopes.open(
                                row.getBytes(2),
                                "person/" + row.getObject(1, UUID.class),
                                row.getBytes(3),
                                PersonDetails.class),
                        row.getObject(4, OffsetDateTime.class).toInstant(),
                        row.getObject(5, UUID.class),
                        row.getObject(6, OffsetDateTime.class).toInstant(),
                        row.getInt(7)));
    }
}
