package org.project360.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One process of the operating system, known by its pid file. The file holds the pid and the start time, so that a pid
 * the system has since given to somebody else is never signalled.
 */
final class Daemon {
    private static final Duration KILL_LIMIT = Duration.ofSeconds(20);
    /** The kernel counts starts from boot, so the same start may read a little different after the clock is set. */
    private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

    private final String name;
    private final Path pidFile;
    private final Path log;

    Daemon(String name, Path dir) {
        this(dir.resolve(name + ".pid"), name);
    }

    private Daemon(Path pidFile, String name) {
        this.name = name;
        this.pidFile = pidFile;
        this.log = pidFile.resolveSibling(name + ".log");
    }

    static Daemon of(Path pidFile) {
        return new Daemon(pidFile, String.valueOf(pidFile.getFileName()).replace(".pid", ""));
    }

    Path log() {
        return log;
    }

    Path pidFile() {
        return pidFile;
    }

    ProcessBuilder.Redirect output() {
        try {
            Files.createDirectories(log.resolveSibling(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ProcessBuilder.Redirect.appendTo(log.toFile());
    }

    void start(List<String> command, Map<String, String> environment) {
        try {
            List<String> detached = new ArrayList<>(Detached.prefix());
            detached.addAll(command);
            ProcessBuilder builder = new ProcessBuilder(detached)
                    // A service looks for settings where it starts: let it find none that are not its own.
                    .directory(pidFile.resolveSibling("").toFile())
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output());
            builder.environment().putAll(environment);
            note(builder.start().toHandle());
        } catch (IOException e) {
            throw new StackException("Could not start " + name + ": " + e.getMessage(), e);
        }
    }

    /** Notes a process that somebody else has started as the one of the name. */
    void note(ProcessHandle process) {
        try {
            Files.writeString(pidFile, process.pid() + " " + startOf(process).toEpochMilli() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isRunning() {
        return process().isPresent();
    }

    /** The process, if it still runs. */
    Optional<ProcessHandle> process() {
        try {
            String[] parts = Files.readString(pidFile).trim().split(" ", -1);
            Instant started = Instant.ofEpochMilli(Long.parseLong(parts[1]));
            return ProcessHandle.of(Long.parseLong(parts[0]))
                    .filter(p -> isAlive(p))
                    .filter(p -> Duration.between(startOf(p), started).abs().compareTo(START_TOLERANCE) < 0);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty(); // half written: whoever wrote it was killed before the process could be of use
        }
    }

    /** SIGKILL to the process and all its children; returns when all are gone. */
    void kill() {
        process().ifPresent(parent -> {
            List<ProcessHandle> all = new ArrayList<>(List.of(parent));
            parent.descendants().forEach(all::add);
            all.forEach(ProcessHandle::destroyForcibly);
            awaitEnd(all, KILL_LIMIT);
        });
        forget();
    }

    /** SIGTERM, and after the grace SIGKILL; returns when the process is gone. */
    void stop(Duration grace) {
        process().ifPresent(ProcessHandle::destroy);
        awaitStop(grace);
    }

    /** For a process that was asked to stop in its own way. */
    void awaitStop(Duration grace) {
        Wait.until(grace, () -> !isRunning());
        kill();
    }

    void forget() {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails with the end of the log if the process has died. */
    void requireRunning() {
        if (!isRunning()) {
            throw new StackException(name + " ended while starting; the end of " + log + ":\n" + endOfLog());
        }
    }

    private String endOfLog() {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> all = lines.toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - 20), all.size()));
        } catch (IOException | UncheckedIOException e) {
            return "(no log)";
        }
    }

    private static void awaitEnd(List<ProcessHandle> processes, Duration limit) {
        if (!Wait.until(limit, () -> processes.stream().noneMatch(Daemon::isAlive))) {
            throw new StackException("A process did not end " + limit.toSeconds() + " seconds after SIGKILL.");
        }
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    /** A dead child nobody has waited for still has a pid: for us it is dead. */
    private static boolean isAlive(ProcessHandle process) {
        return process.isAlive() && !isZombie(process.pid());
    }

    private static boolean isZombie(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false;
        }
    }
}
