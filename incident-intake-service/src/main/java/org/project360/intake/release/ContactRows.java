package org.project360.intake.release;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.project360.intake.identity.PersonRows;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;

/** What followup was told about an erased person is forgotten; after a merge each id keeps what it was told. */
@ApplicationScoped
class ContactRows implements PersonRows {

    private final Jdbc jdbc;

    ContactRows(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void erased(Set<UUID> told, Instant at) {
        jdbc.update(
                "follow_up_contact",
                "delete from follow_up_contact where person_id = any(?::uuid[])",
                s -> Columns.ids(s, told));
    }
}
