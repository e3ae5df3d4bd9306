package org.project360.bench.linkage;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.project360.local.Database;
import org.project360.local.PostgresServer;
import org.project360.local.StackException;
import org.project360.local.StackHome;

/**
 * {@code run --linkage}: starts PostgreSQL in a fresh folder, has {@code p360 linkage bench} measure on it, and deletes the
 * folder, after Ctrl-C too.
 */
public final class LinkageRun {
    private static final String BENCH = "org.project360.intake.identity.cli.LinkageMain";
    private static final List<String> JVM =
            List.of("-Xmx1500m", "-XX:+UseParallelGC", "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");

    private static final long MOST_SHARED_MEGABYTES = 6_144;

    private LinkageRun() {}

    /** @param arguments where intake's jars lie, then what the bench is told */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        try {
            System.exit(run(Path.of(arguments[0]), List.of(arguments).subList(1, arguments.length)));
        } catch (StackException e) {
            System.err.println("Error: " + e.getMessage());
            System.exit(1);
        }
    }

    private static int run(Path jars, List<String> told) throws IOException, InterruptedException {
        if (told.contains("--help") || told.contains("-h")) {
            return bench(jars, List.of("--help"), "").waitFor();
        }
        Path home = freshHome();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> StackHome.destroy(home)));
        PostgresServer postgres = PostgresServer.start(home.resolve("postgres"), 0, settings());
        Database database =
                postgres.createDatabase("linkage", "linkage", UUID.randomUUID().toString());
        List<String> all = new ArrayList<>(List.of("--database", database.jdbcUrl(), "--user", database.user()));
        all.addAll(told);
        Process bench = bench(jars, all, database.password());
        Runtime.getRuntime().addShutdownHook(new Thread(bench::destroy));
        return bench.waitFor();
    }

    /** As for a database of its own on this machine: a quarter of the memory, and few checkpoints while a million loads. */
    private static List<String> settings() {
        long quarter = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize() / 4;
        long megabytes = Math.min(MOST_SHARED_MEGABYTES, quarter >> 20);
        System.err.println("PostgreSQL with shared_buffers " + megabytes + " MB");
        return List.of("shared_buffers=" + megabytes + "MB", "max_wal_size=16GB", "checkpoint_timeout=30min");
    }

    private static Process bench(Path jars, List<String> told, String password) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        command.addAll(List.of("-cp", jars + "/app/*:" + jars + "/lib/main/*:" + jars + "/lib/boot/*", BENCH, "bench"));
        command.addAll(told);
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("P360_DATABASE_PASSWORD", password);
        return builder.start();
    }

    private static Path freshHome() throws IOException {
        String chosen = System.getenv("P360_HOME");
        Path home = chosen == null ? Path.of(".p360") : Path.of(chosen);
        return Files.createTempDirectory(
                Files.createDirectories(home.toAbsolutePath().resolve("bench")), "linkage-");
    }
}
