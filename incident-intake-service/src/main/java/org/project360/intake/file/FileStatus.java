package org.project360.intake.file;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.problem.Problem.FieldError;

/**
 * How far a file is. {@code lines} are those of the file that are behind, blank ones and the header among them;
 * {@code windows1252Lines} were no UTF-8 and read as Windows-1252.
 */
record FileStatus(
        UUID id,
        String force,
        String name,
        FileFormat format,
        boolean historic,
        ReportFile.Status status,
        long bytes,
        long bytesDone,
        long lines,
        long accepted,
        long duplicate,
        long rejected,
        long windows1252Lines,
        List<FieldError> errors,
        @Nullable Instant receivedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    static FileStatus of(ReportFile file) {
        ReportFile.Progress progress = file.progress();
        return new FileStatus(
                file.id(),
                file.named().force(),
                file.named().name(),
                file.named().format(),
                file.named().historic(),
                file.status(),
                file.bytes(),
                progress.bytes(),
                progress.lines(),
                progress.accepted(),
                progress.duplicate(),
                progress.rejected(),
                progress.windows1252(),
                file.failure(),
                file.receivedAt(),
                file.startedAt(),
                file.finishedAt());
    }
}
