package org.project360.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/** A folder with servers and their data. */
public final class StackHome {
    /** What no stack owns: unpacked programs, runs of {@code --once}, and what the launcher at work still needs. */
    private static final Set<String> NOT_DATA = Set.of("cache", "once", "up.lock", "up.pid");

    private StackHome() {}

    /** Kills what the folder's pid files name and deletes the folder. */
    public static void destroy(Path home) {
        killAll(home);
        Trees.delete(home);
    }

    /** Kills what the folder's pid files name and deletes all data, but nothing that can be used again. */
    static void wipe(Path home) {
        killAll(home);
        children(home)
                .filter(child -> !NOT_DATA.contains(String.valueOf(child.getFileName())))
                .forEach(Trees::delete);
    }

    /** Servers lie one folder down; what lies deeper belongs to somebody else. */
    static void killAll(Path home) {
        children(home)
                .flatMap(StackHome::children)
                .filter(file -> file.toString().endsWith(".pid"))
                .forEach(file -> Daemon.of(file).kill());
    }

    private static Stream<Path> children(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
