package org.project360.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One of the five services as a process, which can be killed with SIGKILL and started again. */
public final class ServiceProcess {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

    private final String name;
    private final int port;
    private final Path jar;
    private final Path settings;
    private final List<String> jvm;
    private final Daemon daemon;

    ServiceProcess(String name, int port, Path jar, Path dir, Path settings, List<String> jvm) {
        this.name = name;
        this.port = port;
        this.jar = jar;
        this.settings = settings;
        this.jvm = jvm;
        this.daemon = new Daemon(name, dir);
    }

    /** Starts in the background; if it runs already, takes it as it is. */
    public void start() {
        if (daemon.isRunning()) {
            return;
        }
        if (!Files.exists(jar)) {
            throw new StackException(jar + " is missing; `mvn -DskipTests package` builds it.");
        }
        List<String> command = new ArrayList<>(List.of(Commands.java()));
        command.addAll(jvm);
        command.addAll(List.of("-jar", jar.toString()));
        daemon.start(
                command,
                Map.of(
                        "SMALLRYE_CONFIG_LOCATIONS",
                        settings.toString(),
                        // One arena of the C library a thread would hold tens of megabytes for nothing.
                        "MALLOC_ARENA_MAX",
                        "2"));
    }

    public void awaitReady() {
        boolean ready = Wait.until(START_LIMIT, () -> {
            daemon.requireRunning();
            return isReady();
        });
        if (!ready) {
            throw new StackException(
                    name + " was not ready after " + START_LIMIT.toSeconds() + " seconds; see " + log() + ".");
        }
    }

    public boolean isRunning() {
        return daemon.isRunning();
    }

    public boolean isReady() {
        return Http.isOk(url() + "/q/health/ready");
    }

    /** SIGKILL. */
    public void kill() {
        daemon.kill();
    }

    /** SIGTERM, and time to finish. */
    public void stop() {
        daemon.stop(STOP_LIMIT);
    }

    public String name() {
        return name;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public Path log() {
        return daemon.log();
    }

    /** The process, for example to measure its memory; fails if it does not run. */
    public ProcessHandle process() {
        return daemon.process().orElseThrow(() -> new StackException(name + " does not run."));
    }
}
