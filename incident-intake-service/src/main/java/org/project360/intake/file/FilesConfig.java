package org.project360.intake.file;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** How files of reports are taken. The largest upload is {@code quarkus.http.limits.max-body-size}. */
@ConfigMapping(prefix = "intake.files")
interface FilesConfig {

    /** Time between two looks for files to load; {@code off} where an instance shall load none. */
    @WithDefault("1s")
    String every();

    /** Lines taken in one transaction. */
    @WithDefault("500")
    int batch();

    /** Bytes of lines held for one transaction at most, beyond the one that passes it. */
    @WithDefault("8388608")
    int batchBytes();

    /** How long a file waits for the instance that took it before another may; longer than any batch takes. */
    @WithDefault("PT2M")
    Duration lease();

    /** How long the content of a file is kept after it was loaded. */
    @WithDefault("P7D")
    Duration keepContent();

    /** How long the answer to a file, with its rejects, is kept. */
    @WithDefault("P90D")
    Duration keepAnswer();

    /** Largest body of a batch by HTTP in bytes. */
    @WithDefault("33554432")
    int largestBatch();

    /** Folder of the mappings, {@code <force>.json}; else they are sought on the class path, {@code mappings/}. */
    Optional<Path> mappings();

    /** Time between two looks into the drop folders; {@code off} for never. */
    @WithDefault("10s")
    String dropEvery();

    /** Drop folder by code of the force. */
    Map<String, Path> drop();
}
