package org.project360.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder with servers and their data. */
public final class StackHome {
    private StackHome() {}

    /** Kills what the folder's pid files name and deletes the folder. */
    public static void destroy(Path home) {
        pidFiles(home).forEach(file -> Daemon.of(file).kill());
        Trees.delete(home);
    }

    private static List<Path> pidFiles(Path home) {
        if (!Files.exists(home)) {
            return List.of();
        }
        // Ours lie at most two folders down; PostgreSQL's own is deeper and in another format.
        try (Stream<Path> files = Files.walk(home, 2)) {
            return files.filter(file -> file.toString().endsWith(".pid")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
