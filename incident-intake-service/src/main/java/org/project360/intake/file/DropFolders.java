package org.project360.intake.file;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jboss.logging.Logger;
import org.project360.intake.file.DropFolder.Results;

/** Looks into the drop folders of all forces. */
@ApplicationScoped
class DropFolders {

    private static final Logger LOG = Logger.getLogger(DropFolders.class);

    private final ReceiveFile receive;
    private final Results results;
    private final FilesConfig config;

    DropFolders(ReceiveFile receive, ReportFiles files, RejectsCsv rejects, ObjectMapper json, FilesConfig config) {
        this.receive = receive;
        this.results = new Results(files, rejects, json);
        this.config = config;
    }

    @Scheduled(every = "${intake.files.drop-every:10s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        config.drop().forEach((force, folder) -> {
            try {
                new DropFolder(force, folder, receive, results).look();
            } catch (IOException | UncheckedIOException | IllegalStateException e) {
                LOG.warnf("The drop folder of %s waits: %s", force, e.getClass().getSimpleName());
                LOG.debug("drop folder", e);
            }
        });
    }
}
