package org.project360.intake.file;

/** How a file is written. */
enum FileFormat {
    NDJSON,
    CSV
}
