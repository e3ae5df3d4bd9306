package org.project360.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole system on this machine. Its processes outlive this program: another may take up the same home, find them
 * running, and stop them.
 */
public final class LocalStack implements AutoCloseable {
    private final Path home;
    private final Checkout checkout;
    private final StackPorts ports;
    private final Consumer<String> progress;
    private final boolean withKeycloak;
    private final long worldSeed;
    private final List<String> serviceOptions;
    private final Map<String, ServiceProcess> services = new LinkedHashMap<>();
    private final List<ServiceProcess> furtherInstances = new ArrayList<>();
    private final StackSettings settings;
    private final KeycloakServer keycloak;
    private @Nullable PostgresServer postgres;
    private @Nullable KafkaBroker broker;

    LocalStack(LocalStackBuilder builder) {
        this.checkout = builder.checkout == null ? Checkout.found() : builder.checkout;
        this.home = (builder.home == null ? checkout.home() : builder.home).toAbsolutePath();
        this.ports = builder.ports == null ? StackSettings.lastPorts(home) : builder.ports;
        this.progress = builder.progress;
        this.withKeycloak = builder.withKeycloak;
        this.worldSeed = builder.worldSeed;
        this.serviceOptions = builder.serviceOptions;
        this.settings = new StackSettings(home, ports);
        this.keycloak = new KeycloakServer(home.resolve("keycloak"), ports.keycloak());
        for (String name : builder.services) {
            services.put(
                    name,
                    new ServiceProcess(
                            name,
                            ports.service(name),
                            checkout.serviceJar(ServiceSpec.named(name)),
                            home.resolve(name),
                            settings.ofService(name),
                            jvm(name)));
        }
    }

    private List<String> jvm(String service) {
        return Stream.concat(ServiceJvm.of(service).stream(), serviceOptions.stream())
                .toList();
    }

    public static LocalStackBuilder builder() {
        return new LocalStackBuilder();
    }

    /** Starts what does not run yet and returns when all of it is ready. */
    public LocalStack start() {
        startInfrastructure();
        startServices();
        if (withKeycloak) {
            keycloak.awaitReady();
            progress.accept("Keycloak is ready: " + keycloak.url());
        }
        return this;
    }

    /** PostgreSQL, Kafka with its topics, and Keycloak; Keycloak, the slowest, goes on starting. */
    public void startInfrastructure() {
        checkPorts();
        settings.write();
        CompletableFuture<Void> kafka = CompletableFuture.runAsync(this::startKafka);
        startPostgres();
        if (withKeycloak) {
            Database database = postgres().createDatabase("keycloak", "keycloak", secret("keycloak.password"));
            progress.accept(keycloak.isUnpacked() ? "Keycloak starts" : "Keycloak is unpacked and starts, the slowest");
            keycloak.start(checkout.keycloakZip(), checkout.realm(), database, secret("keycloak.admin.password"));
        }
        join(kafka);
    }

    /** All services at once: each waits for its database and broker, which run by now, and for no other service. */
    public void startServices() {
        makeWorld();
        services.values().forEach(ServiceProcess::start);
        services.values().forEach(service -> {
            service.awaitReady();
            progress.accept(service.name() + " is ready: " + service.url());
        });
    }

    public ServiceProcess service(String name) {
        ServiceProcess service = services.get(name);
        if (service == null) {
            throw new IllegalArgumentException(name + " is not one of " + services.keySet());
        }
        return service;
    }

    /** One more instance of a service, on a free port, with the same database and consumer group; it is not started yet. */
    public ServiceProcess further(String service) {
        String name = service + "-further-" + (furtherInstances.size() + 1);
        int port = Ports.free();
        List<String> jvm = new ArrayList<>(jvm(service));
        // A system property stands above the settings file, which names the first instance's port.
        jvm.add("-Dquarkus.http.port=" + port);
        ServiceProcess instance = new ServiceProcess(
                name,
                port,
                checkout.serviceJar(ServiceSpec.named(service)),
                home.resolve(name),
                settings.ofService(service),
                jvm);
        furtherInstances.add(instance);
        return instance;
    }

    public List<ServiceProcess> services() {
        return List.copyOf(services.values());
    }

    public PostgresServer postgres() {
        if (postgres == null) {
            postgres = PostgresServer.at(home.resolve("postgres"));
        }
        return postgres;
    }

    public KafkaBroker broker() {
        if (broker == null) {
            broker = KafkaBroker.at(home.resolve("kafka"));
        }
        return broker;
    }

    public KeycloakServer keycloak() {
        return keycloak;
    }

    /** The database of a service, as its owner. */
    public Database database(String service) {
        return settings.database(service);
    }

    public Path home() {
        return home;
    }

    /** What {@code stack.properties} in the home says. */
    public Map<String, String> properties() {
        return settings.stack();
    }

    /** What is on its way just now. */
    public Backlog backlog() {
        try (Drain drain = new Drain(this)) {
            return drain.backlog();
        }
    }

    /** True as soon as every consumer has read everything, every outbox is empty and nothing new appears. */
    public boolean awaitDrained(Duration limit) {
        try (Drain drain = new Drain(this)) {
            return Wait.until(limit, drain::isComplete);
        }
    }

    /** Stops what runs, services first; the data stays. */
    public void stop() {
        CompletableFuture.allOf(Stream.concat(services.values().stream(), furtherInstances.stream())
                        .map(service -> CompletableFuture.runAsync(service::stop))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
        keycloak.stop();
        broker().stop();
        postgres().stop();
    }

    /** Kills what runs and deletes the home. */
    public void destroy() {
        StackHome.destroy(home);
    }

    @Override
    public void close() {
        stop();
    }

    /** The simulator's schools, which notification takes into its register when it starts for the first time. */
    private void makeWorld() {
        if (Files.exists(settings.schools()) || !services.containsKey("notification")) {
            return;
        }
        int status = new Tool(checkout.simulator())
                .run(List.of("world", "--truth", home.resolve("truth").toString(), "--seed", Long.toString(worldSeed)));
        if (status != 0) {
            throw new StackException("The simulator could not make its schools.");
        }
    }

    private void startPostgres() {
        postgres = PostgresServer.start(home.resolve("postgres"), ports.postgres());
        for (String service : ServiceSpec.names()) {
            postgres.createDatabase(service, service, secret(service + ".password"));
        }
        progress.accept("PostgreSQL is ready: 127.0.0.1:" + ports.postgres());
    }

    private void startKafka() {
        broker = KafkaBroker.start(home.resolve("kafka"), ports.kafka());
        Topics.create(broker.bootstrapServers());
        progress.accept("Kafka is ready: " + broker.bootstrapServers());
    }

    private String secret(String name) {
        return settings.secrets().get(name);
    }

    /** What of this home runs already is used as it is, so it must be where it is looked for. */
    private void checkPorts() {
        boolean runs = parts().stream().anyMatch(name -> new Daemon(name, home.resolve(name)).isRunning());
        if (runs && !ports.equals(StackSettings.lastPorts(home))) {
            throw new StackException("The stack in " + home + " runs on other ports; stop it first.");
        }
        ports.required(parts()).forEach((port, name) -> {
            if (!new Daemon(name, home.resolve(name)).isRunning() && !Ports.isFree(port)) {
                throw new StackException("Port " + port + ", wanted for " + name + ", is taken by "
                        + PortOwner.of(port).orElse("another process") + "; choose others with --port-base.");
            }
        });
    }

    private List<String> parts() {
        List<String> parts = new ArrayList<>(List.of("postgres", "kafka"));
        if (withKeycloak) {
            parts.add("keycloak");
        }
        parts.addAll(services.keySet());
        return parts;
    }

    private static void join(CompletableFuture<Void> future) {
        try {
            future.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StackException cause ? cause : e;
        }
    }
}
