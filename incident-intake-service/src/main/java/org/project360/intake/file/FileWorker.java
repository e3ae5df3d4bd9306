package org.project360.intake.file;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.project360.intake.file.LoadFile.Loading;
import org.project360.intake.file.LoadFile.Lost;
import org.project360.intake.report.TakeLines;
import org.project360.intake.stewardship.SettleRegroupings;

/** Loads the files that wait, one after the other; any number of instances may, each with a worker of its own. */
@ApplicationScoped
class FileWorker {

    private static final Logger LOG = Logger.getLogger(FileWorker.class);

    private final Loading loading;
    private final UUID worker = UUID.randomUUID();
    private volatile boolean stopping;

    FileWorker(Loading loading) {
        this.loading = loading;
    }

    @Inject
    FileWorker(
            ReportFiles files,
            FilePieces pieces,
            FileRejects rejects,
            Reading reading,
            TakeLines take,
            SettleRegroupings regroupings,
            FilesConfig config,
            MeterRegistry meters,
            InstantSource clock) {
        this(new Loading(files, pieces, rejects, reading, take, regroupings, config, meters, clock));
    }

    @Scheduled(every = "${intake.files.every:1s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        try {
            while (!stopping && loadNext()) {
                LOG.debug("looking for the next file");
            }
        } catch (Lost lost) {
            LOG.infof("A report file went to another instance");
        } catch (RuntimeException e) {
            LOG.warnf("A report file waits: %s", e.getClass().getSimpleName());
            LOG.debug("report file", e);
            letGo();
        }
    }

    /** Loads the file that waits longest; returns whether there was one. */
    boolean loadNext() {
        Optional<ReportFile> next = loading.files()
                .claim(worker, loading.clock().instant(), loading.config().lease());
        next.ifPresent(this::load);
        return next.isPresent();
    }

    private void load(ReportFile file) {
        LoadFile load;
        try {
            load = new LoadFile(loading, worker, file);
        } catch (FileRefused refused) {
            loading.files()
                    .finish(
                            file.id(),
                            worker,
                            file.progress(),
                            refused.errors(),
                            loading.clock().instant());
            LOG.warnf("Report file %s is refused: %s", file.id(), refused.getMessage());
            return;
        }
        if (load.run(() -> stopping)) {
            loading.files()
                    .finish(
                            file.id(),
                            worker,
                            load.progress(),
                            List.of(),
                            loading.clock().instant());
            LOG.infof("Report file %s is loaded", file.id());
        } else {
            letGo();
        }
    }

    private void letGo() {
        try {
            loading.files().release(worker);
        } catch (RuntimeException e) {
            LOG.debug("the lease runs out by itself", e);
        }
    }

    void onStop(@Observes ShutdownEvent stop) {
        stopping = true;
    }
}
