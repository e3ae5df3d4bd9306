package org.project360.notification.school;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The register of establishments. */
@ConfigMapping(prefix = "notification.register")
interface RegisterConfig {

    /** A file of the national register (CSV, Windows-1252), imported at start-up if the register is empty. */
    Optional<Path> file();
}
