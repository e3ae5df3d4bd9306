package org.project360.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A real PostgreSQL on 127.0.0.1, durable as in production. It can be killed with SIGKILL and started again on the same
 * folder and port.
 */
public final class PostgresServer implements AutoCloseable {
    private static final String SUPERUSER = "postgres";
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=200",
            "shared_buffers=128MB",
            "max_wal_size=2GB",
            // A relay looks past the outbox's deleted rows until they are vacuumed: seconds after a burst, not a
            // minute.
            "autovacuum_naptime=10s",
            "fsync=on",
            "synchronous_commit=on",
            "password_encryption=scram-sha-256",
            "timezone=UTC",
            "log_timezone=UTC",
            // A failing statement and its DETAIL hold personal data, and the log is no place for it.
            "log_min_error_statement=panic",
            "log_error_verbosity=terse");

    private final Path dir;
    private final int port;
    private final List<String> settings;
    private final Daemon daemon;

    private PostgresServer(Path dir, int port, List<String> further) {
        this.dir = dir;
        this.port = port;
        this.settings = Stream.concat(SETTINGS.stream(), further.stream()).toList();
        this.daemon = new Daemon("postgres", dir);
    }

    /**
     * Starts the server of a folder, making the folder at first; if it runs already, takes it as it is.
     *
     * @param port 0 for the port the folder had before, or any free one
     */
    public static PostgresServer start(Path dir, int port) {
        return start(dir, port, List.of());
    }

    /**
     * The same with further settings, which win.
     *
     * @param further each as {@code name=value}
     */
    public static PostgresServer start(Path dir, int port, List<String> further) {
        PostgresServer server = new PostgresServer(dir.toAbsolutePath(), PortFile.choose(dir, "port", port), further);
        server.restart();
        return server;
    }

    /** The server of a folder, which may run or not. */
    static PostgresServer at(Path dir) {
        return new PostgresServer(dir.toAbsolutePath(), PortFile.choose(dir, "port", 0), List.of());
    }

    /** Starts it again on the same data and port; PostgreSQL recovers by itself from a kill. */
    public void restart() {
        if (!daemon.isRunning()) {
            initialise();
            List<String> command = command("postgres", "-D", data(), "-p", Integer.toString(port));
            settings.forEach(setting -> command.addAll(List.of("-c", setting)));
            daemon.start(command, Map.of());
        }
        awaitReady();
    }

    /** SIGKILL to the postmaster and every backend, as in a crash. */
    public void kill() {
        daemon.kill();
    }

    /** A clean shutdown that ends open sessions. */
    public void stop() {
        if (daemon.isRunning()) {
            run(command("pg_ctl", "stop", "-D", data(), "-m", "fast", "-W"));
            daemon.awaitStop(STOP_LIMIT);
        }
    }

    public boolean isRunning() {
        return daemon.isRunning();
    }

    public int port() {
        return port;
    }

    /** The URL of a database, whether it exists or not. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** A database with an owner of its own; if either exists already, it stays, and the password is set. */
    public Database createDatabase(String name, String user, String password) {
        Ownership.create(superuser(SUPERUSER), name, user, password);
        return new Database(jdbcUrl(name), user, password);
    }

    /** The superuser's way into a database: for tests and repairs, never for a service. */
    public Database superuser(String database) {
        try {
            return new Database(jdbcUrl(database), SUPERUSER, Files.readString(passwordFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    private void initialise() {
        try {
            if (Files.exists(Path.of(data()))) {
                return;
            }
            Files.createDirectories(dir);
            PrivateFiles.create(passwordFile(), UUID.randomUUID().toString());
            Path part = dir.resolve("data.new");
            Trees.delete(part);
            run(command(
                    "initdb",
                    "-D",
                    part.toString(),
                    "-U",
                    SUPERUSER,
                    "-A",
                    "scram-sha-256",
                    "--pwfile",
                    passwordFile().toString(),
                    "-E",
                    "UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8"));
            Files.move(part, Path.of(data()));
        } catch (IOException e) {
            throw new StackException("Could not prepare " + dir + " for PostgreSQL: " + e.getMessage(), e);
        }
    }

    private void awaitReady() {
        boolean ready = Wait.until(START_LIMIT, () -> {
            daemon.requireRunning();
            try (Connection connection = superuser(SUPERUSER).connect()) {
                return connection.isValid(1);
            } catch (SQLException e) {
                return false; // not listening yet, or still recovering
            }
        });
        if (!ready) {
            throw new StackException("PostgreSQL was not ready after " + START_LIMIT.toSeconds() + " seconds.");
        }
    }

    private String data() {
        return dir.resolve("data").toString();
    }

    private Path passwordFile() {
        return dir.resolve("superuser.password");
    }

    private static List<String> command(String program, String... arguments) {
        List<String> command = new ArrayList<>(Commands.asOrdinaryUser());
        command.add(PostgresBinaries.unpackedIn(Cache.folder())
                .resolve("bin")
                .resolve(program)
                .toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private void run(List<String> command) {
        Commands.run(command, dir, dir.resolve("postgres-tools.log"));
    }
}
