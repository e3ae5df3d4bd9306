package org.project360.intake.file;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.project360.intake.Intake;
import org.project360.intake.IntakeTest;
import org.project360.intake.file.ReportFile.Named;
import org.project360.intake.file.ReportFile.Origin;

/** Loads a whole history and says how long it took: {@code -Dtest=LoadHistoryTest -Dhistory=FILE}. */
@IntakeTest
@EnabledIfSystemProperty(named = "history", matches = ".+")
class LoadHistoryTest {

    private static final Logger LOG = Logger.getLogger(LoadHistoryTest.class);

    @Inject
    ReceiveFile receive;

    @Inject
    ReportFiles files;

    @Inject
    FileWorker worker;

    @Inject
    Intake intake;

    @Test
    void aHistoryLoadsAsOneFile() throws IOException {
        Path history = Path.of(System.getProperty("history"));
        long before = intake.number("select count(*) from incident");
        long started = System.nanoTime();
        UUID file;
        try (InputStream in = Files.newInputStream(history)) {
            file = receive.receive(
                            new Named("SYN-01", "history", Intake.newId(), Origin.HTTP, FileFormat.NDJSON, true), in)
                    .id();
        }
        long stored = System.nanoTime();
        assertThat(worker.loadNext()).isTrue();
        long loaded = System.nanoTime();

        ReportFile done = files.find(file).orElseThrow();
        LOG.infof(
                "stored %d bytes in %s, loaded %s in %s",
                done.bytes(), Duration.ofNanos(stored - started), done.progress(), Duration.ofNanos(loaded - stored));
        assertThat(done.status()).isEqualTo(ReportFile.Status.DONE);
        assertThat(intake.number("select count(*) from incident") - before)
                .isEqualTo(done.progress().accepted());
    }
}
