package org.project360.local.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.project360.local.StackHome;

/** Servers of test JVMs that were killed before they could stop them. */
final class Leftovers {
    private Leftovers() {}

    /** Every folder is named after the pid of its JVM. */
    static void sweep(Path root) throws IOException {
        List<Path> homes;
        try (Stream<Path> children = Files.list(root)) {
            homes = children.filter(home -> home.getFileName().toString().matches("\\d+"))
                    .toList();
        }
        homes.stream().filter(Leftovers::isAbandoned).forEach(StackHome::destroy);
    }

    private static boolean isAbandoned(Path home) {
        long pid = Long.parseLong(home.getFileName().toString());
        return pid == ProcessHandle.current().pid() || ProcessHandle.of(pid).isEmpty();
    }
}
