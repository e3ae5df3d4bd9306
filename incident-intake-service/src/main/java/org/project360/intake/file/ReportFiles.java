package org.project360.intake.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.problem.Problem.FieldError;
import org.project360.intake.file.ReportFile.Named;
import org.project360.intake.file.ReportFile.Origin;
import org.project360.intake.file.ReportFile.Progress;
import org.project360.intake.file.ReportFile.Status;
import org.project360.intake.storage.Jdbc;

/** The files of reports and how far they are. */
@ApplicationScoped
class ReportFiles {

    private static final String COLUMNS =
            " id, force, name, file_key, origin, format, historic, status, bytes, bytes_done, lines_done, accepted,"
                    + " duplicate, rejected, windows_1252, failure, received_at, started_at, finished_at ";
    private static final TypeReference<List<FieldError>> FAILURE = new TypeReference<>() {};
    private static final String TABLE = "report_file";

    private final Jdbc jdbc;
    private final ObjectMapper json;

    ReportFiles(Jdbc jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Transactional
    void uploading(UUID id, Named named, Instant at) {
        jdbc.update(
                TABLE,
                "insert into report_file (id, force, name, file_key, origin, format, historic, status, received_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, 'UPLOADING', ?::timestamptz)",
                s -> {
                    s.setObject(1, id);
                    s.setString(2, named.force());
                    s.setString(3, named.name());
                    s.setString(4, named.key());
                    s.setString(5, named.origin().name());
                    s.setString(6, named.format().name());
                    s.setBoolean(7, named.historic());
                    s.setString(8, at.toString());
                });
    }

    /** The upload is whole. Returns whether it is a new file; false if one of its key is there. */
    @Transactional
    boolean received(UUID id, String key, byte[] digest, long bytes) {
        // The lock makes two uploads of one key come one after the other, where the index alone would fail the second.
        jdbc.query(
                TABLE,
                "select pg_advisory_xact_lock(hashtextextended(force || '/' || ?, 36)) from report_file where id = ?",
                s -> {
                    s.setString(1, key);
                    s.setObject(2, id);
                },
                row -> 1);
        return jdbc.update(
                        TABLE,
                        "update report_file f set status = 'RECEIVED', file_key = ?, digest = ?, bytes = ? where id = ?"
                                + " and not exists (select from report_file o where o.force = f.force and o.file_key = ?"
                                + " and o.status in ('RECEIVED', 'RUNNING', 'DONE'))",
                        s -> {
                            s.setString(1, key);
                            s.setBytes(2, digest);
                            s.setLong(3, bytes);
                            s.setObject(4, id);
                            s.setString(5, key);
                        })
                == 1;
    }

    /** The file of a key, and whether it has this content. */
    record Before(UUID id, boolean same) {}

    Before before(String force, String key, byte[] digest) {
        return jdbc.query(
                        TABLE,
                        "select id, digest = ? from report_file where force = ? and file_key = ?"
                                + " and status in ('RECEIVED', 'RUNNING', 'DONE')",
                        s -> {
                            s.setBytes(1, digest);
                            s.setString(2, force);
                            s.setString(3, key);
                        },
                        row -> new Before(row.getObject(1, UUID.class), row.getBoolean(2)))
                .get(0);
    }

    Optional<ReportFile> find(UUID id) {
        return jdbc
                .query(
                        TABLE,
                        "select" + COLUMNS + "from report_file where id = ? and status <> 'UPLOADING'",
                        s -> s.setObject(1, id),
                        this::file)
                .stream()
                .findFirst();
    }

    /** The file that has waited longest and that nobody loads, or whose loader has not been heard of; now the caller's. */
    @Transactional
    Optional<ReportFile> claim(UUID worker, Instant now, Duration lease) {
        String sql = "update report_file set status = 'RUNNING', leased_by = ?, leased_until = ?::timestamptz,"
                + " started_at = coalesce(started_at, ?::timestamptz) where id = (select id from report_file"
                + " where status in ('RECEIVED', 'RUNNING') and (leased_until is null or leased_until <= ?::timestamptz)"
                + " order by received_at, id limit 1 for update skip locked) returning" + COLUMNS;
        return jdbc
                .query(
                        TABLE,
                        sql,
                        s -> {
                            s.setObject(1, worker);
                            s.setString(2, now.plus(lease).toString());
                            s.setString(3, now.toString());
                            s.setString(4, now.toString());
                        },
                        this::file)
                .stream()
                .findFirst();
    }

    /** Locks the file; false if it is another's by now, or further than the caller knows. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean hold(UUID id, UUID worker, long bytesDone) {
        return !jdbc.query(
                        TABLE,
                        "select 1 from report_file where id = ? and status = 'RUNNING' and leased_by = ?"
                                + " and bytes_done = ? for update",
                        s -> {
                            s.setObject(1, id);
                            s.setObject(2, worker);
                            s.setLong(3, bytesDone);
                        },
                        row -> 1)
                .isEmpty();
    }

    /** Notes how far the held file is, and prolongs the lease. */
    @Transactional(Transactional.TxType.MANDATORY)
    void advance(UUID id, Progress to, Instant leasedUntil) {
        jdbc.update(
                TABLE,
                "update report_file set bytes_done = ?, lines_done = ?, accepted = ?, duplicate = ?, rejected = ?,"
                        + " windows_1252 = ?, leased_until = ?::timestamptz where id = ?",
                s -> {
                    s.setLong(1, to.bytes());
                    s.setLong(2, to.lines());
                    s.setLong(3, to.accepted());
                    s.setLong(4, to.duplicate());
                    s.setLong(5, to.rejected());
                    s.setLong(6, to.windows1252());
                    s.setString(7, leasedUntil.toString());
                    s.setObject(8, id);
                });
    }

    /** Ends the file if it is still the worker's and as far as it knows; FAILED if there is a failure. */
    @Transactional
    boolean finish(UUID id, UUID worker, Progress at, List<FieldError> failure, Instant now) {
        return jdbc.update(
                        TABLE,
                        "update report_file set status = ?, failure = ?::jsonb, finished_at = ?::timestamptz,"
                                + " bytes_done = case when ? then bytes else bytes_done end,"
                                + " leased_by = null, leased_until = null where id = ? and status = 'RUNNING'"
                                + " and leased_by = ? and bytes_done = ?",
                        s -> {
                            s.setString(1, failure.isEmpty() ? "DONE" : "FAILED");
                            s.setString(2, failure.isEmpty() ? null : write(failure));
                            s.setString(3, now.toString());
                            s.setBoolean(4, failure.isEmpty());
                            s.setObject(5, id);
                            s.setObject(6, worker);
                            s.setLong(7, at.bytes());
                        })
                == 1;
    }

    /** Lets go of what the worker holds, so that the next need not wait for its lease. */
    @Transactional
    void release(UUID worker) {
        jdbc.update(
                TABLE,
                "update report_file set leased_by = null, leased_until = null where leased_by = ? and status = 'RUNNING'",
                s -> s.setObject(1, worker));
    }

    private ReportFile file(ResultSet row) throws SQLException {
        String failure = row.getString("failure");
        return new ReportFile(
                row.getObject("id", UUID.class),
                new Named(
                        row.getString("force"),
                        row.getString("name"),
                        row.getString("file_key"),
                        Origin.valueOf(row.getString("origin")),
                        FileFormat.valueOf(row.getString("format")),
                        row.getBoolean("historic")),
                Status.valueOf(row.getString("status")),
                row.getLong("bytes"),
                new Progress(
                        row.getLong("bytes_done"),
                        row.getLong("lines_done"),
                        row.getLong("accepted"),
                        row.getLong("duplicate"),
                        row.getLong("rejected"),
                        row.getLong("windows_1252")),
                failure == null ? List.of() : read(failure),
                java.util.Objects.requireNonNull(instant(row, "received_at")),
                instant(row, "started_at"),
                instant(row, "finished_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private String write(List<FieldError> failure) {
        try {
            return json.writeValueAsString(failure);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A failure is not serialisable", e);
        }
    }

    private List<FieldError> read(String failure) {
        try {
            return json.readValue(failure, FAILURE);
        } catch (IOException e) {
            throw new IllegalStateException("A stored failure is unreadable", e);
        }
    }
}
