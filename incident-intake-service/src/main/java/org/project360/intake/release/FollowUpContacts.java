package org.project360.intake.release;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;

/** The table {@code follow_up_contact}. The participants' rows are locked by the caller. */
@ApplicationScoped
class FollowUpContacts {

    /** One participant of one trial. */
    record Participant(UUID personId, UUID trialId) {}

    private static final String TABLE = "follow_up_contact";

    private final Jdbc jdbc;

    FollowUpContacts(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    Map<Participant, byte[]> digests(Collection<Participant> participants) {
        Map<Participant, byte[]> digests = new HashMap<>();
        jdbc.query(
                        TABLE,
                        "select c.person_id, c.trial_id, c.contact_digest"
                                + " from unnest(?::uuid[], ?::uuid[]) n(person_id, trial_id)"
                                + " join follow_up_contact c on c.person_id = n.person_id and c.trial_id = n.trial_id",
                        s -> Columns.of(s, participants)
                                .add("uuid", Participant::personId)
                                .add("uuid", Participant::trialId),
                        row -> Map.entry(
                                new Participant(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
                                row.getBytes(3)))
                .forEach(e -> digests.put(e.getKey(), e.getValue()));
        return digests;
    }

    void save(Map<Participant, byte[]> issued, Instant now) {
        if (issued.isEmpty()) {
            return;
        }
        String sql = """
                insert into follow_up_contact (person_id, trial_id, contact_digest, issued_at)
                select person_id, trial_id, contact_digest, ?::timestamptz
                from unnest(?::uuid[], ?::uuid[], ?::bytea[]) n(person_id, trial_id, contact_digest)
                on conflict (person_id, trial_id)
                    do update set contact_digest = excluded.contact_digest, issued_at = excluded.issued_at""";
        jdbc.update(
                TABLE,
                sql,
                s -> Columns.of(s, issued.entrySet())
                        .value(now)
                        .add("uuid", e -> e.getKey().personId())
                        .add("uuid", e -> e.getKey().trialId())
                        .bytes(Map.Entry::getValue));
    }
}
