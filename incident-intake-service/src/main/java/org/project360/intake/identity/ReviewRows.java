package org.project360.intake.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.project360.chassis.deadline.Deadlines;
import org.project360.chassis.security.Caller;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;

/**
 * Reviews of persons who are merged or erased. Whoever merges a person in question, by whatever way, has said who she is;
 * so one who is still in question stands alone. What waited for a settled review is assessed at once: its clock runs out.
 */
@ApplicationScoped
class ReviewRows implements PersonRows {

    private static final String TABLE = "identity_review";

    private final Jdbc jdbc;
    private final Deadlines deadlines;
    private final Caller caller;
    private final InstantSource clock;

    ReviewRows(Jdbc jdbc, Deadlines deadlines, Caller caller, InstantSource clock) {
        this.jdbc = jdbc;
        this.deadlines = deadlines;
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public void placed(Set<UUID> told, UUID current) {
        String sql = """
                update identity_review r set settled_by = ?, settled_at = ?::timestamptz, version = version + 1,
                    state = case when exists (
                        select 1 from identity_review_candidate c join person p on p.id = c.person_id
                        where c.review_id = r.id and coalesce(p.survivor_id, p.id) = ?::uuid)
                        then 'LINKED' else 'SUPERSEDED' end
                where r.state = 'OPEN' and (r.person_id = any(?::uuid[]) or r.person_id = ?::uuid)
                returning r.id""";
        Instant now = clock.instant();
        settled(
                jdbc.query(
                        TABLE,
                        sql,
                        s -> Columns.of(s, told)
                                .value(caller.name())
                                .value(now)
                                .value(current)
                                .add("uuid", id -> id)
                                .value(current),
                        row -> row.getObject(1, UUID.class)),
                now);
    }

    /** Of candidates who are all erased she is none. */
    @Override
    public void erased(Set<UUID> told, Instant at) {
        String sql = """
                update identity_review r set settled_by = ?, settled_at = ?::timestamptz, version = version + 1,
                    state = 'SUPERSEDED'
                where r.state = 'OPEN' and (r.person_id = any(?::uuid[])
                    or r.id in (select review_id from identity_review_candidate where person_id = any(?::uuid[]))
                        and not exists (
                            select 1 from identity_review_candidate c join person p on p.id = c.person_id
                            where c.review_id = r.id and p.erased_at is null))
                returning r.id""";
        settled(
                jdbc.query(
                        TABLE,
                        sql,
                        s -> Columns.of(s, told)
                                .value(caller.name())
                                .value(at)
                                .add("uuid", id -> id)
                                .add("uuid", id -> id),
                        row -> row.getObject(1, UUID.class)),
                at);
    }

    private void settled(List<UUID> reviews, Instant now) {
        if (!reviews.isEmpty()) {
            deadlines.setAll(reviews.stream()
                    .map(id -> new Deadlines.Setting(Reviews.CLOCK, id, now))
                    .toList());
        }
    }
}
