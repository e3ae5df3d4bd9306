package org.project360.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out from Linux's /proc which process listens on a port; of other users' processes it learns nothing. */
final class PortOwner {
    private static final String LISTENING = "0A";

    private PortOwner() {}

    /** For example {@code java (process 4711)}. */
    static Optional<String> of(int port) {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> lines(Path.of(table)))
                .map(line -> line.trim().split("\\s+"))
                .filter(column -> column.length > 9 && LISTENING.equals(column[3]))
                .filter(column -> column[1].endsWith(String.format(Locale.ROOT, ":%04X", port)))
                .flatMap(column -> holderOf("socket:[" + column[9] + "]"))
                .findFirst();
    }

    private static Stream<String> holderOf(String socket) {
        return list(Path.of("/proc"))
                .filter(dir -> dir.getFileName().toString().matches("\\d+"))
                .filter(dir -> list(dir.resolve("fd")).anyMatch(fd -> pointsTo(fd, socket)))
                .map(dir ->
                        lines(dir.resolve("comm")).findFirst().orElse("?") + " (process " + dir.getFileName() + ")");
    }

    private static boolean pointsTo(Path link, String target) {
        try {
            return Files.readSymbolicLink(link).toString().equals(target);
        } catch (IOException e) {
            return false;
        }
    }

    private static Stream<Path> list(Path dir) {
        try (Stream<Path> children = Files.list(dir)) {
            return children.toList().stream();
        } catch (IOException | UncheckedIOException e) {
            return Stream.empty();
        }
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
