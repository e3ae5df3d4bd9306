package org.project360.intake.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.project360.intake.identity.linkage.Grade;
import org.project360.intake.storage.Jdbc;

/** What linkage decided in shadow beside what exact keys told, counted: nothing of anybody. */
@ApplicationScoped
class ShadowComparison {

    /**
     * The mentions of victims to which one model gave one grade in shadow. {@code linkedDifferently}: it would have linked
     * them to somebody whom exact keys did not find; {@code mergedSince}: with whom a steward has merged them since.
     * {@code reviewed}: they would have been put up for review.
     */
    record Row(
            String modelVersion,
            Grade grade,
            long mentions,
            long linkedDifferently,
            long mergedSince,
            long reviewed,
            Instant first,
            Instant last) {}

    private static final String COUNTS = """
            select d.model_version, d.grade, count(*),
                count(*) filter (where d.grade = 'CERTAIN' and d.candidate_id <> d.person_id),
                count(*) filter (where d.grade = 'CERTAIN' and d.candidate_id <> d.person_id
                    and coalesce(c.survivor_id, c.id) = coalesce(p.survivor_id, p.id)),
                count(*) filter (where d.grade = 'POSSIBLE'),
                min(d.decided_at), max(d.decided_at)
            from linkage_decision d
            left join person p on d.grade = 'CERTAIN' and p.id = d.person_id
            left join person c on d.grade = 'CERTAIN' and c.id = d.candidate_id
            where d.shadow
            group by d.model_version, d.grade
            order by min(d.decided_at), d.model_version, d.grade""";

    private final Jdbc jdbc;

    ShadowComparison(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    List<Row> counts() {
        return jdbc.query(
                "linkage_decision",
                COUNTS,
                s -> {},
                row -> new Row(
                        row.getString(1),
                        Grade.valueOf(row.getString(2)),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6),
                        row.getObject(7, OffsetDateTime.class).toInstant(),
                        row.getObject(8, OffsetDateTime.class).toInstant()));
    }
}
