package org.project360.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keycloak with the realm {@code project360} of {@code deploy/keycloak}. Its clients and demo users have passwords that
 * follow from their names: they are for this machine only.
 */
public final class KeycloakServer implements AutoCloseable {
    public static final String REALM = "project360";

    /** Every role; for each there is a demo user of the same name. */
    public static final List<String> ROLES = List.of(
            "police-system",
            "data-steward",
            "trial-manager",
            "statistician",
            "statistician-unblinded",
            "data-monitoring-committee",
            "caseworker",
            "team-lead",
            "duty-manager",
            "school-dsl",
            "notification-officer",
            "follow-up-collector",
            "auditor",
            "ops");

    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");

    private final Path dir;
    private final int port;
    private final Daemon daemon;

    KeycloakServer(Path dir, int port) {
        this.dir = dir;
        this.port = port;
        this.daemon = new Daemon("keycloak", dir);
    }

    /** Starts in the background; if it runs already, takes it as it is. */
    void start(Path zip, Path realm, Database database, String adminPassword) {
        if (daemon.isRunning()) {
            return;
        }
        try {
            Path server = dir.resolve("server");
            Files.createDirectories(dir);
            KeycloakDistribution.copyTo(server, zip);
            Path imports = Files.createDirectories(server.resolve("data").resolve("import"));
            Files.copy(realm, imports.resolve(realm.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            daemon.start(
                    List.of(
                            server.resolve("bin").resolve("kc.sh").toString(),
                            "start",
                            "--optimized",
                            "--import-realm"),
                    environment(database, adminPassword));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isUnpacked() {
        return Files.exists(dir.resolve("server"));
    }

    /** The server's own address. */
    public String url() {
        return "http://127.0.0.1:" + port;
    }

    /** What services are told to trust, and what tokens name as their issuer. */
    public String issuer() {
        return url() + "/realms/" + REALM;
    }

    /** An access token of a machine, such as {@code police-leics}. */
    public String tokenOfClient(String client) {
        return token("grant_type=client_credentials&client_id=" + client + "&client_secret=" + secretOf(client));
    }

    /** An access token of a demo user, such as {@code caseworker}. */
    public String tokenOfUser(String user) {
        return token("grant_type=password&client_id=p360-cli&username=" + user + "&password=" + secretOf(user));
    }

    /** An access token of a demo user that lives one second. */
    public String shortLivedTokenOfUser(String user) {
        return token("grant_type=password&client_id=short-lived&client_secret=" + secretOf("short-lived") + "&username="
                + user + "&password=" + secretOf(user));
    }

    /** The secret of a client or password of a demo user. */
    public static String secretOf(String clientOrUser) {
        return clientOrUser + "-local-only";
    }

    public boolean isRunning() {
        return daemon.isRunning();
    }

    public void awaitReady() {
        boolean ready = Wait.until(START_LIMIT, () -> {
            daemon.requireRunning();
            return Http.isOk(issuer() + "/.well-known/openid-configuration");
        });
        if (!ready) {
            throw new StackException(
                    "Keycloak was not ready after " + START_LIMIT.toSeconds() + " seconds; see " + daemon.log() + ".");
        }
    }

    /** SIGKILL. */
    public void kill() {
        daemon.kill();
    }

    public void stop() {
        daemon.stop(STOP_LIMIT);
    }

    @Override
    public void close() {
        stop();
    }

    private String token(String form) {
        String answer =
                Http.postForm(issuer() + "/protocol/openid-connect/token", form).body();
        Matcher token = ACCESS_TOKEN.matcher(answer);
        if (!token.find()) {
            throw new StackException("Keycloak gave no token: " + answer);
        }
        return token.group(1);
    }

    private Map<String, String> environment(Database database, String adminPassword) {
        Map<String, String> environment = new HashMap<>();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx384m");
        // It lives for minutes and answers little: the quick compiler starts it sooner.
        environment.put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        environment.put("KC_DB_URL", database.jdbcUrl());
        environment.put("KC_DB_USERNAME", database.user());
        environment.put("KC_DB_PASSWORD", database.password());
        environment.put("KC_DB_POOL_MAX_SIZE", "10");
        environment.put("KC_HTTP_ENABLED", "true");
        environment.put("KC_HTTP_HOST", "127.0.0.1");
        environment.put("KC_HTTP_PORT", Integer.toString(port));
        environment.put("KC_HOSTNAME", url());
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", adminPassword);
        return environment;
    }
}
