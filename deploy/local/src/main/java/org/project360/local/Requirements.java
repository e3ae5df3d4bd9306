package org.project360.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the machine must offer; JDK and Maven are looked at by the script, before there is a program to look. */
final class Requirements {
    private static final long LEAST_BYTES = 3L << 30;

    private Requirements() {}

    static void check(Path home) {
        try {
            long usable = Files.getFileStore(Files.createDirectories(home)).getUsableSpace();
            if (usable < LEAST_BYTES) {
                throw new StackException(String.format(
                        Locale.ROOT,
                        "The local stack needs 3 GB of disk, and %s has only %.1f GB left.",
                        home,
                        usable / (double) (1 << 30)));
            }
        } catch (IOException e) {
            throw new StackException("The work folder " + home + " cannot be made: " + e.getMessage(), e);
        }
    }
}
