package org.project360.local;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** The files that tell the services, the simulator and the oracle where everything is. */
final class StackSettings {
    private final Path home;
    private final StackPorts ports;
    private final Secrets secrets;

    StackSettings(Path home, StackPorts ports) {
        this.home = home;
        this.ports = ports;
        this.secrets = new Secrets(home.resolve("secrets"));
    }

    static Path file(Path home) {
        return home.resolve("stack.properties");
    }

    Secrets secrets() {
        return secrets;
    }

    Path ofService(String service) {
        return home.resolve("secrets").resolve(service + ".properties");
    }

    Database database(String service) {
        String url = "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/" + service;
        return new Database(url, service, secrets.get(service + ".password"));
    }

    void write() {
        secrets.write();
        PrivateFiles.write(file(home), stack());
        ServiceSpec.ALL.forEach(service -> PrivateFiles.write(ofService(service.name()), service(service)));
    }

    private Map<String, String> service(ServiceSpec service) {
        Database database = database(service.name());
        Map<String, String> settings = new TreeMap<>(secrets.of(service));
        // Above the application.properties in the service's jar (250), below environment variables (300).
        settings.put("config_ordinal", "290");
        settings.put("quarkus.datasource.jdbc.url", database.jdbcUrl());
        settings.put("quarkus.datasource.username", database.user());
        settings.put("quarkus.datasource.password", database.password());
        settings.put("kafka.bootstrap.servers", kafka());
        settings.put("quarkus.oidc.auth-server-url", keycloak() + "/realms/" + KeycloakServer.REALM);
        settings.put("quarkus.http.host", "127.0.0.1");
        settings.put("quarkus.http.port", Integer.toString(ports.service(service.name())));
        settings.putAll(ofItsOwn(service.name()));
        return settings;
    }

    /** What only this deployment can know: the synthetic forces and schools, and a trial that opens by itself. */
    private Map<String, String> ofItsOwn(String service) {
        return switch (service) {
            case "intake" -> Map.of("intake.forces", "LEICS,DERBS");
            case "randomisation" -> Map.of("randomisation.open-at-start", "true");
            case "notification" ->
                Map.of("notification.register.file", schools().toString());
            default -> Map.of();
        };
    }

    /** The register of the simulator's schools, there before notification starts. */
    Path schools() {
        return home.resolve("truth").resolve("schools.csv");
    }

    Map<String, String> stack() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("home", home.toString());
        settings.put("kafka.bootstrap.servers", kafka());
        settings.put("keycloak.url", keycloak());
        settings.put("keycloak.realm", KeycloakServer.REALM);
        settings.put("secrets.all", secrets.file().toString());
        settings.put("secrets.police", secrets.policeFile().toString());
        settings.put("truth.dir", home.resolve("truth").toString());
        for (String service : ServiceSpec.names()) {
            Database database = database(service);
            settings.put(service + ".url", "http://127.0.0.1:" + ports.service(service));
            settings.put(service + ".jdbc.url", database.jdbcUrl());
            settings.put(service + ".jdbc.user", database.user());
            settings.put(service + ".jdbc.password", database.password());
        }
        settings.put("port.postgres", Integer.toString(ports.postgres()));
        settings.put("port.kafka", Integer.toString(ports.kafka()));
        settings.put("port.keycloak", Integer.toString(ports.keycloak()));
        settings.put("port.firstService", Integer.toString(ports.firstService()));
        return settings;
    }

    private String kafka() {
        return "127.0.0.1:" + ports.kafka();
    }

    private String keycloak() {
        return "http://127.0.0.1:" + ports.keycloak();
    }

    /** The ports a home had last, or the usual ones. */
    static StackPorts lastPorts(Path home) {
        Map<String, String> last = PrivateFiles.read(file(home));
        return last.containsKey("port.postgres")
                ? new StackPorts(
                        port(last, "postgres"), port(last, "kafka"), port(last, "keycloak"), port(last, "firstService"))
                : StackPorts.DEFAULT;
    }

    private static int port(Map<String, String> last, String name) {
        return Integer.parseInt(last.getOrDefault("port." + name, "0"));
    }
}
