package org.project360.local;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Puts a process into a session of its own, so that Ctrl-C at the launcher's terminal does not reach it. */
final class Detached {
    private static final List<String> PREFIX = onPath("setsid") ? List.of("setsid") : List.of();

    private Detached() {}

    static List<String> prefix() {
        return PREFIX;
    }

    private static boolean onPath(String program) {
        String path = System.getenv("PATH");
        return path != null
                && Arrays.stream(path.split(File.pathSeparator, -1))
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
