package org.project360.intake.identity;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.deadline.Deadlines;
import org.project360.intake.identity.linkage.FieldScore;
import org.project360.intake.identity.linkage.Grade;
import org.project360.intake.identity.linkage.Reason;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;

/** The tables {@code identity_review} and {@code identity_review_candidate}, for those who look at them. */
@ApplicationScoped
public class Reviews {

    /** The clock of a review: when it runs out, what waited is assessed. */
    public static final String CLOCK = "identity-review";

    /** A review in a listing, with how many persons she may be. */
    public record Listed(Review review, int candidates) {}

    private static final String TABLE = "identity_review";
    private static final String COLUMNS = "r.id, r.person_id, r.incident_id, r.incident_version, r.grade, r.reason,"
            + " r.prior_bits, r.model_version, r.state, r.opened_at, r.due_at, r.settled_by, r.settled_at,"
            + " r.reason_code, r.merge_id, r.version";
    private static final TypeReference<List<FieldScore>> FIELDS = new TypeReference<>() {};

    private final Jdbc jdbc;
    private final Deadlines deadlines;
    private final ObjectMapper json;

    Reviews(Jdbc jdbc, Deadlines deadlines, ObjectMapper json) {
        this.jdbc = jdbc;
        this.deadlines = deadlines;
        this.json = json;
    }

    public Optional<Review> find(UUID id) {
        return jdbc
                .query(
                        TABLE,
                        "select " + COLUMNS + " from identity_review r where r.id = ?",
                        s -> s.setObject(1, id),
                        Reviews::read)
                .stream()
                .findFirst();
    }

    /** The persons whom these reviews are about. */
    public Set<UUID> persons(Set<UUID> ids) {
        return Set.copyOf(jdbc.query(
                TABLE,
                "select person_id from identity_review where id = any(?::uuid[])",
                s -> Columns.ids(s, ids),
                row -> row.getObject(1, UUID.class)));
    }

    /** Open ones, due first, after a place. */
    public List<Listed> open(String afterDue, UUID afterId, int limit) {
        String sql = "select " + COLUMNS
                + ", (select count(*) from identity_review_candidate c where c.review_id = r.id)"
                + " from identity_review r where r.state = 'OPEN' and (r.due_at, r.id) > (?::timestamptz, ?::uuid)"
                + " order by r.due_at, r.id limit ?";
        return jdbc.query(
                TABLE,
                sql,
                s -> {
                    s.setString(1, afterDue);
                    s.setObject(2, afterId);
                    s.setInt(3, limit);
                },
                row -> new Listed(read(row), row.getInt(17)));
    }

    /** Whom she may be, best first, by who stands for them now; nobody who is erased. */
    public List<Review.Candidate> candidates(UUID id) {
        Map<UUID, Review.Candidate> candidates = new LinkedHashMap<>();
        jdbc.query(
                        "identity_review_candidate",
                        "select coalesce(p.survivor_id, p.id), c.bits, c.fields from identity_review_candidate c"
                                + " join person p on p.id = c.person_id"
                                + " where c.review_id = ? and p.erased_at is null order by c.place",
                        s -> s.setObject(1, id),
                        row -> new Review.Candidate(
                                row.getObject(1, UUID.class), row.getFloat(2), fields(row.getString(3))))
                .forEach(c -> candidates.putIfAbsent(c.personId(), c));
        return List.copyOf(candidates.values());
    }

    /**
     * A steward's "the same" became this request to merge, which may have settled the review already. Starts the
     * transaction again if somebody has said something else since the review was read.
     */
    public void asked(Review review, UUID mergeId) {
        int asked = jdbc.update(
                TABLE,
                "update identity_review set merge_id = ?, version = version + 1"
                        + " where id = ? and (state = 'OPEN' and version = ? or state = 'LINKED' and version = ?)",
                s -> {
                    s.setObject(1, mergeId);
                    s.setObject(2, review.id());
                    s.setLong(3, review.version());
                    s.setLong(4, review.version() + 1);
                });
        if (asked == 0) {
            throw Jdbc.raced(TABLE);
        }
    }

    /**
     * She is none of them; what waited is assessed at once. Starts the transaction again if the review is not as it was
     * read.
     */
    public void keepApart(Review review, String reasonCode, String by, Instant at) {
        int settled = jdbc.update(
                TABLE,
                "update identity_review set state = 'KEPT_APART', reason_code = ?, settled_by = ?,"
                        + " settled_at = ?::timestamptz, version = version + 1"
                        + " where id = ? and version = ? and state = 'OPEN'",
                s -> {
                    s.setString(1, reasonCode);
                    s.setString(2, by);
                    s.setString(3, at.toString());
                    s.setObject(4, review.id());
                    s.setLong(5, review.version());
                });
        if (settled == 0) {
            throw Jdbc.raced(TABLE);
        }
        deadlines.set(CLOCK, review.id(), at);
    }

    private static Review read(ResultSet row) throws SQLException {
        return new Review(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getInt(4),
                Grade.valueOf(row.getString(5)),
                Reason.valueOf(row.getString(6)),
                row.getFloat(7),
                row.getString(8),
                Review.State.valueOf(row.getString(9)),
                row.getObject(10, OffsetDateTime.class).toInstant(),
                row.getObject(11, OffsetDateTime.class).toInstant(),
                row.getString(12),
                instant(row.getObject(13, OffsetDateTime.class)),
                row.getString(14),
                row.getObject(15, UUID.class),
                row.getLong(16));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private List<FieldScore> fields(String text) {
        try {
            return json.readValue(text, FIELDS);
        } catch (IOException e) {
            throw new IllegalStateException("Stored scores are unreadable", e);
        }
    }
}
