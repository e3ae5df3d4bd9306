package org.project360.intake.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.project360.chassis.deadline.Deadlines;
import org.project360.intake.identity.linkage.Contender;
import org.project360.intake.identity.linkage.Decision;
import org.project360.intake.identity.linkage.FieldScore;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;
import org.project360.intake.storage.Writes;

/** Opens reviews, a constant number of statements a batch; the persons concerned are locked by the caller. */
@ApplicationScoped
class OpenReviews {

    private static final String TABLE = "identity_review";

    /** A review of a person as it is stored. */
    record Standing(UUID reviewId, Review.State state, Instant dueAt) {}

    private record CandidateRow(UUID reviewId, int place, Contender contender) {}

    private final Jdbc jdbc;
    private final Deadlines deadlines;
    private final ObjectMapper json;

    OpenReviews(Jdbc jdbc, Deadlines deadlines, ObjectMapper json) {
        this.jdbc = jdbc;
        this.deadlines = deadlines;
        this.json = json;
    }

    /** The reviews of these persons, by the id that is provisional or was. */
    Map<UUID, Standing> of(Collection<UUID> persons) {
        Map<UUID, Standing> standing = new HashMap<>();
        if (!persons.isEmpty()) {
            jdbc.query(
                            TABLE,
                            "select person_id, id, state, due_at from identity_review where person_id = any(?::uuid[])",
                            s -> Columns.ids(s, persons),
                            row -> Map.entry(
                                    row.getObject(1, UUID.class),
                                    new Standing(
                                            row.getObject(2, UUID.class),
                                            Review.State.valueOf(row.getString(3)),
                                            row.getObject(4, OffsetDateTime.class)
                                                    .toInstant())))
                    .forEach(e -> standing.put(e.getKey(), e.getValue()));
        }
        return standing;
    }

    /** Writes what the batch opened, and what it wants to be looked at earlier. */
    void save(Collection<Doubt> doubts, Instant now, Writes writes) {
        List<Doubt> opened = doubts.stream().filter(d -> d.opening() != null).toList();
        if (!opened.isEmpty()) {
            insert(opened, now, writes);
            insertCandidates(opened, writes);
        }
        List<Doubt> hurried = doubts.stream().filter(Doubt::hurried).toList();
        if (!hurried.isEmpty()) {
            hurry(hurried, writes);
        }
        List<Deadlines.Setting> clocks = doubts.stream()
                .filter(d -> d.hurried() || d.opening() != null && d.waitedFor())
                .map(d -> new Deadlines.Setting(Reviews.CLOCK, d.reviewId(), d.dueAt()))
                .toList();
        if (!clocks.isEmpty()) {
            deadlines.setAll(clocks);
        }
    }

    private void insert(List<Doubt> opened, Instant now, Writes writes) {
        String sql = """
                insert into identity_review (id, person_id, incident_id, incident_version, grade, reason, prior_bits,
                    model_version, state, opened_at, due_at)
                select id, person_id, incident_id, version, grade, reason, prior_bits, model_version, 'OPEN',
                    ?::timestamptz, due_at
                from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::int[], ?::text[], ?::text[], ?::real[], ?::text[],
                    ?::timestamptz[])
                    n(id, person_id, incident_id, version, grade, reason, prior_bits, model_version, due_at)""";
        writes.add(
                sql,
                (s, first) -> Columns.of(s, first, opened)
                        .value(now)
                        .add("uuid", Doubt::reviewId)
                        .add("uuid", d -> entry(d).victim().personId())
                        .add("uuid", d -> entry(d).incidentId())
                        .add("int4", d -> entry(d).version())
                        .add("text", d -> decision(d).grade().name())
                        .add("text", d -> decision(d).reason().name())
                        .add("float4", d -> (float) decision(d).priorBits())
                        .add("text", d -> decision(d).modelVersion())
                        .add("timestamptz", Doubt::dueAt)
                        .next());
    }

    private void insertCandidates(List<Doubt> opened, Writes writes) {
        List<CandidateRow> rows = new ArrayList<>();
        for (Doubt doubt : opened) {
            int place = 0;
            for (Contender contender : decision(doubt).contenders()) {
                rows.add(new CandidateRow(doubt.reviewId(), place++, contender));
            }
        }
        writes.add(
                "insert into identity_review_candidate (review_id, person_id, place, bits, fields)"
                        + " select * from unnest(?::uuid[], ?::uuid[], ?::int2[], ?::real[], ?::jsonb[])",
                (s, first) -> Columns.of(s, first, rows)
                        .add("uuid", CandidateRow::reviewId)
                        .add("uuid", r -> r.contender().person())
                        .add("int2", CandidateRow::place)
                        .add("float4", r -> (float) r.contender().bits())
                        .add("jsonb", r -> fields(r.contender().fields()))
                        .next());
    }

    private void hurry(List<Doubt> hurried, Writes writes) {
        writes.add(
                "update identity_review r set due_at = n.due_at, version = version + 1"
                        + " from unnest(?::uuid[], ?::timestamptz[]) n(id, due_at)"
                        + " where r.id = n.id and r.state = 'OPEN' and r.due_at > n.due_at",
                (s, first) -> Columns.of(s, first, hurried)
                        .add("uuid", Doubt::reviewId)
                        .add("timestamptz", Doubt::dueAt)
                        .next());
    }

    private static LinkageBook.Entry entry(Doubt doubt) {
        return Objects.requireNonNull(doubt.opening());
    }

    private static Decision decision(Doubt doubt) {
        Likeness likeness = Objects.requireNonNull(entry(doubt).victim().likeness());
        return Objects.requireNonNull(likeness.decision());
    }

    private String fields(List<FieldScore> scores) {
        try {
            return json.writeValueAsString(scores);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Scores are always serialisable", e);
        }
    }
}
