package org.project360.intake.file;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Forgets what is not needed any more: contents that are loaded, uploads that broke off, old answers. */
@ApplicationScoped
class ForgetFiles {

    /** Longer than any upload takes. */
    private static final Duration UPLOAD = Duration.ofDays(1);

    private final FilePieces pieces;
    private final FilesConfig config;
    private final InstantSource clock;

    ForgetFiles(FilePieces pieces, FilesConfig config, InstantSource clock) {
        this.pieces = pieces;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(every = "1h", delayed = "5m")
    void forget() {
        Instant now = clock.instant();
        pieces.forget(now.minus(config.keepContent()), now.minus(UPLOAD), now.minus(config.keepAnswer()));
    }
}
