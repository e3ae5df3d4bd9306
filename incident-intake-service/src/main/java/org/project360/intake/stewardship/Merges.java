package org.project360.intake.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;

/** The tables {@code person_merge} and {@code person_split}. The persons are locked by the caller. */
@ApplicationScoped
class Merges {

    /** What a split did. */
    record Split(
            UUID id,
            UUID personId,
            UUID separatedId,
            Optional<UUID> mergeId,
            int incidents,
            String reasonCode,
            String by,
            Instant at) {}

    private static final String MERGES = "person_merge";
    private static final String SPLITS = "person_split";

    private final Jdbc jdbc;
    private final InstantSource clock;

    Merges(Jdbc jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<Merge> find(UUID id) {
        return jdbc
                .query(
                        MERGES,
                        "select id, survivor_id, merged_id, reason_code, merged_at, split_at from person_merge where id = ?",
                        s -> s.setObject(1, id),
                        row -> new Merge(
                                row.getObject(1, UUID.class),
                                row.getObject(2, UUID.class),
                                row.getObject(3, UUID.class),
                                row.getString(4),
                                row.getObject(5, OffsetDateTime.class).toInstant(),
                                row.getObject(6, OffsetDateTime.class) == null
                                        ? null
                                        : row.getObject(6, OffsetDateTime.class).toInstant()))
                .stream()
                .findFirst();
    }

    void insert(Merge merge) {
        jdbc.update(
                MERGES,
                "insert into person_merge (id, survivor_id, merged_id, reason_code, merged_at)"
                        + " values (?, ?, ?, ?, ?::timestamptz)",
                s -> {
                    s.setObject(1, merge.id());
                    s.setObject(2, merge.survivorId());
                    s.setObject(3, merge.mergedId());
                    s.setString(4, merge.reasonCode());
                    s.setString(5, merge.mergedAt().toString());
                });
    }

    void undo(UUID id, Instant at) {
        jdbc.update(
                MERGES, "update person_merge set split_at = ?::timestamptz where id = ? and split_at is null", s -> {
                    s.setString(1, at.toString());
                    s.setObject(2, id);
                });
    }

    void insert(Split split) {
        jdbc.update(
                SPLITS,
                "insert into person_split (id, person_id, separated_id, merge_id, incidents, reason_code, split_by,"
                        + " split_at) values (?, ?, ?, ?, ?, ?, ?, ?::timestamptz)",
                s -> {
                    s.setObject(1, split.id());
                    s.setObject(2, split.personId());
                    s.setObject(3, split.separatedId());
                    s.setObject(4, split.mergeId().orElse(null));
                    s.setInt(5, split.incidents());
                    s.setString(6, split.reasonCode());
                    s.setString(7, split.by());
                    s.setString(8, split.at().toString());
                });
    }

    /** An id with all that were merged into it and are so still, directly or not. */
    Set<UUID> below(UUID id) {
        String sql = """
                with recursive below (id) as (
                    select ?::uuid
                    union
                    select m.merged_id from person_merge m join below b on m.survivor_id = b.id where m.split_at is null)
                select id from below""";
        return new TreeSet<>(jdbc.query(MERGES, sql, s -> s.setObject(1, id), row -> row.getObject(1, UUID.class)));
    }

    /** Whether a steward has merged any of these ids, or taken any apart, and that holds. */
    boolean decidedBySteward(Collection<UUID> persons) {
        String sql = """
                select exists (
                    select from person_merge
                    where (survivor_id = any(?::uuid[]) or merged_id = any(?::uuid[]))
                        and (split_at is not null or reason_code <> ?))
                or exists (
                    select from person_split
                    where (person_id = any(?::uuid[]) or separated_id = any(?::uuid[])) and reason_code <> ?)""";
        return jdbc.query(
                        MERGES,
                        sql,
                        s -> Columns.of(s, persons)
                                .add("uuid", id -> id)
                                .add("uuid", id -> id)
                                .value(Reasons.RECORDS_AGREE)
                                .add("uuid", id -> id)
                                .add("uuid", id -> id)
                                .value(Reasons.RECORDS_DISAGREE),
                        row -> row.getBoolean(1))
                .get(0);
    }

    /**
     * When a decision about these persons is taken: now, and in any case later than every decision before, because the
     * other services let the latest hold in whatever order they hear.
     */
    Instant decisionTime(Collection<UUID> persons) {
        String sql = """
                select max(at) from (
                    select greatest(merged_at, split_at) as at from person_merge
                    where survivor_id = any(?::uuid[]) or merged_id = any(?::uuid[])
                    union all
                    select split_at from person_split
                    where person_id = any(?::uuid[]) or separated_id = any(?::uuid[])) d""";
        OffsetDateTime last = jdbc.query(
                        MERGES,
                        sql,
                        s -> Columns.of(s, persons)
                                .add("uuid", id -> id)
                                .add("uuid", id -> id)
                                .add("uuid", id -> id)
                                .add("uuid", id -> id),
                        row -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .get(0)
                .orElse(null);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant after = last == null ? now : last.toInstant().plus(1, ChronoUnit.MICROS);
        return now.isBefore(after) ? after : now;
    }
}
