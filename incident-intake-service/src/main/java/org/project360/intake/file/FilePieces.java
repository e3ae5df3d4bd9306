package org.project360.intake.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.project360.chassis.crypto.Envelopes;
import org.project360.intake.storage.Jdbc;

/** The contents of files, in pieces sealed under the service's key, each for its place. */
@ApplicationScoped
class FilePieces {

    private static final String TABLE = "report_file_piece";

    private final Jdbc jdbc;
    private final Envelopes envelopes;

    FilePieces(Jdbc jdbc, Envelopes envelopes) {
        this.jdbc = jdbc;
        this.envelopes = envelopes;
    }

    @Transactional
    void add(UUID file, int number, byte[] piece) {
        byte[] sealed = envelopes.sealForService(context(file, number), piece);
        jdbc.update(TABLE, "insert into report_file_piece (file_id, number, content) values (?, ?, ?)", s -> {
            s.setObject(1, file);
            s.setInt(2, number);
            s.setBytes(3, sealed);
        });
    }

    /** The content, fetched as it is read. */
    Content of(UUID file) {
        return number -> {
            List<byte[]> found = jdbc.query(
                    TABLE,
                    "select content from report_file_piece where file_id = ? and number = ?",
                    s -> {
                        s.setObject(1, file);
                        s.setInt(2, number);
                    },
                    row -> row.getBytes(1));
            return found.isEmpty() ? null : envelopes.openForService(context(file, number), found.get(0));
        };
    }

    /** Gives an upload up that is not needed. */
    @Transactional
    void drop(UUID file) {
        jdbc.update(TABLE, "delete from report_file_piece where file_id = ?", s -> s.setObject(1, file));
        jdbc.update(
                "report_file",
                "delete from report_file where id = ? and status = 'UPLOADING'",
                s -> s.setObject(1, file));
    }

    /** Forgets contents of files that ended before, uploads that broke off before, and answers that are too old. */
    @Transactional
    void forget(Instant contentsBefore, Instant uploadsBefore, Instant answersBefore) {
        deleteOf(
                "report_file_piece",
                "finished_at < ?::timestamptz or status = 'UPLOADING' and received_at < ?::timestamptz",
                contentsBefore,
                uploadsBefore);
        deleteOf("report_file_reject", "finished_at < ?::timestamptz", answersBefore);
        jdbc.update(
                "report_file",
                "delete from report_file where finished_at < ?::timestamptz"
                        + " or status = 'UPLOADING' and received_at < ?::timestamptz",
                s -> {
                    s.setString(1, answersBefore.toString());
                    s.setString(2, uploadsBefore.toString());
                });
    }

    private void deleteOf(String table, String which, Instant... times) {
        jdbc.update(
                table,
                "delete from " + table + " where file_id in (select id from report_file where " + which + ")",
                s -> {
                    for (int i = 0; i < times.length; i++) {
                        s.setString(i + 1, times[i].toString());
                    }
                });
    }

    private static String context(UUID file, int number) {
        return "report-file/" + file + "/" + number;
    }
}
