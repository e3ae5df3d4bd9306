package org.project360.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * A Kafka broker in KRaft mode on 127.0.0.1, in a process of its own. It can be killed with SIGKILL and started again
 * on the same folder and port.
 */
public final class KafkaBroker implements AutoCloseable {
    /** Whatever passes through dies young: a larger young generation stops the broker less often, and no longer. */
    private static final List<String> DEFAULT_JVM =
            List.of("-Xmx448m", "-Xmn288m", "-XX:+UseSerialGC", "-XX:+UseTransparentHugePages");

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final Path dir;
    private final int port;
    private final int controllerPort;
    private final List<String> jvm;
    private final Daemon daemon;

    private KafkaBroker(Path dir, int port, List<String> jvm) {
        this.dir = dir;
        this.port = PortFile.choose(dir, "port", port);
        this.controllerPort = PortFile.choose(dir, "controller.port", port == 0 ? 0 : port + 1);
        this.jvm = jvm;
        this.daemon = new Daemon("kafka", dir);
    }

    /**
     * Starts the broker of a folder, making the folder at first; if it runs already, takes it as it is.
     *
     * @param port 0 for the port the folder had before, or any free one; else this port and the next are taken
     * @param jvm options of the broker's Java, such as {@code -Xmx512m}
     */
    public static KafkaBroker start(Path dir, int port, String... jvm) {
        List<String> options = jvm.length == 0 ? DEFAULT_JVM : List.of(jvm);
        KafkaBroker broker = new KafkaBroker(dir.toAbsolutePath(), port, options);
        broker.restart();
        return broker;
    }

    /** The broker of a folder, which may run or not. */
    static KafkaBroker at(Path dir) {
        return new KafkaBroker(dir.toAbsolutePath(), 0, DEFAULT_JVM);
    }

    /** Starts it again on the same data and port. */
    public void restart() {
        if (!daemon.isRunning()) {
            daemon.start(command(), Map.of());
        }
        awaitReady();
    }

    /** SIGKILL. */
    public void kill() {
        daemon.kill();
    }

    public void stop() {
        daemon.stop(STOP_LIMIT);
    }

    public boolean isRunning() {
        return daemon.isRunning();
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        stop();
    }

    private List<String> command() {
        try {
            Path settings = dir.resolve("server.properties");
            Files.writeString(settings, BrokerSettings.text(dir.resolve("data"), port, controllerPort));
            Path classPath = dir.resolve("classpath");
            Files.writeString(classPath, "-cp \"" + BrokerClassPath.ofThisJvm() + "\"\n");
            List<String> command = new ArrayList<>(List.of(Commands.java()));
            command.addAll(jvm);
            command.addAll(List.of("@" + classPath, BrokerMain.class.getName(), settings.toString()));
            return command;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady() {
        boolean ready = Wait.until(START_LIMIT, () -> {
            daemon.requireRunning();
            return Ports.answers(port) && answersAsBroker();
        });
        if (!ready) {
            throw new StackException("Kafka was not ready after " + START_LIMIT.toSeconds() + " seconds.");
        }
    }

    private boolean answersAsBroker() {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                200))) {
            return !admin.describeCluster().nodes().get(10, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while waiting for Kafka.");
        }
    }
}
