package org.project360.intake.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.intake.stewardship.StewardRequest.Kind;
import org.project360.intake.stewardship.StewardRequest.State;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;

/** The table {@code steward_request}. */
@ApplicationScoped
class StewardRequests {

    private static final String TABLE = "steward_request";
    private static final String SELECT = "select id, kind, person_id, merged_id, reason_code, state, requested_by,"
            + " requested_at, settled_by, settled_at, version from steward_request";

    private final Jdbc jdbc;

    StewardRequests(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    /** False if the same is pending already. */
    boolean insert(StewardRequest request) {
        String sql = "insert into steward_request (id, kind, person_id, merged_id, reason_code, state, requested_by,"
                + " requested_at, settled_by, settled_at, version)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?, ?::timestamptz, ?) on conflict do nothing";
        return jdbc.update(TABLE, sql, s -> {
                    s.setObject(1, request.id());
                    s.setString(2, request.kind().name());
                    s.setObject(3, request.personId());
                    s.setObject(4, request.mergedId());
                    s.setString(5, request.reasonCode());
                    s.setString(6, request.state().name());
                    s.setString(7, request.requestedBy());
                    s.setString(8, request.requestedAt().toString());
                    s.setString(9, request.settledBy());
                    s.setString(10, request.settledAt() == null ? null : Objects.toString(request.settledAt()));
                    s.setLong(11, request.version());
                })
                == 1;
    }

    void update(StewardRequest request) {
        jdbc.update(
                TABLE,
                "update steward_request set state = ?, settled_by = ?, settled_at = ?::timestamptz, version = ? where id = ?",
                s -> {
                    s.setString(1, request.state().name());
                    s.setString(2, request.settledBy());
                    s.setString(3, Objects.toString(request.settledAt()));
                    s.setLong(4, request.version());
                    s.setObject(5, request.id());
                });
    }

    /** Something about it changed: its tag is another from now on. */
    void touch(UUID id) {
        jdbc.update(TABLE, "update steward_request set version = version + 1 where id = ?", s -> s.setObject(1, id));
    }

    /** What waits about any of these persons will not be done; returns how much. */
    int withdrawAll(Collection<UUID> persons, String by, Instant at) {
        return jdbc.update(
                TABLE,
                "update steward_request set state = 'WITHDRAWN', settled_by = ?, settled_at = ?::timestamptz,"
                        + " version = version + 1 where state = 'PENDING'"
                        + " and (person_id = any(?::uuid[]) or merged_id = any(?::uuid[]))",
                s -> Columns.of(s, persons)
                        .value(by)
                        .value(at)
                        .add("uuid", id -> id)
                        .add("uuid", id -> id));
    }

    /** Whether a merge of these two waits, or was withdrawn. */
    boolean asked(UUID one, UUID other) {
        String sql = "select 1 from steward_request where kind = 'MERGE' and state in ('PENDING', 'WITHDRAWN')"
                + " and (person_id = ?::uuid and merged_id = ?::uuid or person_id = ?::uuid and merged_id = ?::uuid) limit 1";
        return !jdbc.query(
                        TABLE,
                        sql,
                        s -> {
                            s.setObject(1, one);
                            s.setObject(2, other);
                            s.setObject(3, other);
                            s.setObject(4, one);
                        },
                        row -> true)
                .isEmpty();
    }

    Optional<StewardRequest> find(Kind kind, UUID id) {
        return one(SELECT + " where id = ? and kind = ?", kind, id);
    }

    Optional<StewardRequest> lock(Kind kind, UUID id) {
        return one(SELECT + " where id = ? and kind = ? for update", kind, id);
    }

    /** Pending ones, oldest first, after a place. */
    List<StewardRequest> pending(Kind kind, Instant after, UUID afterId, int limit) {
        return jdbc.query(
                TABLE,
                SELECT + " where kind = ? and state = 'PENDING' and (requested_at, id) > (?::timestamptz, ?::uuid)"
                        + " order by requested_at, id limit ?",
                s -> {
                    s.setString(1, kind.name());
                    s.setString(2, after.toString());
                    s.setObject(3, afterId);
                    s.setInt(4, limit);
                },
                StewardRequests::read);
    }

    private Optional<StewardRequest> one(String sql, Kind kind, UUID id) {
        return jdbc
                .query(
                        TABLE,
                        sql,
                        s -> {
                            s.setObject(1, id);
                            s.setString(2, kind.name());
                        },
                        StewardRequests::read)
                .stream()
                .findFirst();
    }

    private static StewardRequest read(ResultSet row) throws SQLException {
        return new StewardRequest(
                row.getObject(1, UUID.class),
                Kind.valueOf(row.getString(2)),
                row.getObject(3, UUID.class),
                row.getObject(4, UUID.class),
                row.getString(5),
                State.valueOf(row.getString(6)),
                row.getString(7),
                row.getObject(8, OffsetDateTime.class).toInstant(),
                row.getString(9),
                instant(row.getObject(10, OffsetDateTime.class)),
                row.getLong(11));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
