package org.project360.local.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.project360.local.Database;
import org.project360.local.KafkaBroker;
import org.project360.local.PostgresServer;
import org.project360.local.StackHome;

/**
 * Our own processes, one pair for each JVM. Quarkus loads this class anew whenever a test profile restarts the
 * application, so what the JVM already has is found through a system property, not a static field.
 */
final class EmbeddedInfra implements Infra {
    private static final String HOME = "project360.infra.home";
    private static final String[] BROKER_JVM = {"-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"};

    private final PostgresServer postgres;
    private final KafkaBroker kafka;

    private EmbeddedInfra(Path home) {
        CompletableFuture<KafkaBroker> broker =
                CompletableFuture.supplyAsync(() -> KafkaBroker.start(home.resolve("kafka"), 0, BROKER_JVM));
        postgres = PostgresServer.start(home.resolve("postgres"), 0);
        kafka = broker.join();
    }

    static EmbeddedInfra ofThisJvm() {
        String home = System.getProperty(HOME);
        if (home != null) {
            return new EmbeddedInfra(Path.of(home));
        }
        try {
            Path root = Path.of(
                    System.getProperty("java.io.tmpdir"), "project360-tests-" + System.getProperty("user.name"));
            Files.createDirectories(root);
            Leftovers.sweep(root);
            Path fresh = root.resolve(Long.toString(ProcessHandle.current().pid()));
            System.setProperty(HOME, fresh.toString());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> StackHome.destroy(fresh)));
            return new EmbeddedInfra(fresh);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    @Override
    public Database createDatabase(String name, String user, String password) {
        return postgres.createDatabase(name, user, password);
    }

    @Override
    public PostgresServer postgres() {
        return postgres;
    }

    @Override
    public KafkaBroker kafka() {
        return kafka;
    }
}
