package org.project360.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Short programs that end by themselves, and the prefixes long ones need. */
final class Commands {
    private static final int LIMIT_MINUTES = 5;

    private Commands() {}

    static void run(List<String> command, Path dir, Path log) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(dir.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new StackException(command + " took more than " + LIMIT_MINUTES + " minutes.");
            }
            if (process.exitValue() != 0) {
                throw new StackException(command + " failed; see " + log + ".");
            }
        } catch (IOException e) {
            throw new StackException("Could not run " + command + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while running " + command + ".");
        }
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it sees itself as nobody. */
    static List<String> asOrdinaryUser() {
        boolean root = "root".equals(System.getProperty("user.name"));
        return root ? List.of("unshare", "--user") : List.of();
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
