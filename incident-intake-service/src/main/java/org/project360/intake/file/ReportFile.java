package org.project360.intake.file;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.problem.Problem.FieldError;

/** A file of reports and how far it is. */
record ReportFile(
        UUID id,
        Named named,
        Status status,
        long bytes,
        Progress progress,
        List<FieldError> failure,
        Instant receivedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    enum Status {
        UPLOADING,
        RECEIVED,
        RUNNING,
        DONE,
        FAILED
    }

    enum Origin {
        HTTP,
        DROP
    }

    /**
     * What its sender says of it.
     *
     * @param key tells whether it came before; empty where its content alone does
     */
    record Named(String force, String name, String key, Origin origin, FileFormat format, boolean historic) {}

    /**
     * How far it is: the place in bytes and the lines before it, and what became of their reports.
     *
     * @param windows1252 how many lines were no UTF-8 and read as Windows-1252
     */
    record Progress(long bytes, long lines, long accepted, long duplicate, long rejected, long windows1252) {}
}
