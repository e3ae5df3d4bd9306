package org.project360.intake.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.intake.storage.Columns;
import org.project360.intake.storage.Jdbc;

/** Why lines of files were rejected. */
@ApplicationScoped
class FileRejects {

    /** One reason of one line; {@code place} counts the reasons of a line. */
    record Reject(
            long line,
            int place,
            String pointer,
            String code,
            String message,
            @Nullable UUID quarantineId) {}

    private static final String TABLE = "report_file_reject";

    private final Jdbc jdbc;

    FileRejects(Jdbc jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void add(UUID file, List<Reject> rejects) {
        if (rejects.isEmpty()) {
            return;
        }
        jdbc.update(
                TABLE,
                "insert into report_file_reject (line, place, pointer, code, message, quarantine_id, file_id)"
                        + " select r.*, ?::uuid from unnest(?::int8[], ?::int4[], ?::text[], ?::text[], ?::text[],"
                        + " ?::uuid[]) r",
                s -> Columns.of(s, rejects)
                        .value(file)
                        .add("int8", Reject::line)
                        .add("int4", Reject::place)
                        .add("text", Reject::pointer)
                        .add("text", Reject::code)
                        .add("text", Reject::message)
                        .add("uuid", Reject::quarantineId));
    }

    /** The next rejects behind a place, in order, at most {@code limit}. */
    List<Reject> after(UUID file, long line, int place, int limit) {
        return jdbc.query(
                TABLE,
                "select line, place, pointer, code, message, quarantine_id from report_file_reject"
                        + " where file_id = ? and (line, place) > (?, ?) order by line, place limit ?",
                s -> {
                    s.setObject(1, file);
                    s.setLong(2, line);
                    s.setInt(3, place);
                    s.setInt(4, limit);
                },
                row -> new Reject(
                        row.getLong(1),
                        row.getInt(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getObject(6, UUID.class)));
    }
}
