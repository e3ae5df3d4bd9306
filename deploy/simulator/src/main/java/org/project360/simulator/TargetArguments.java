package org.project360.simulator;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.project360.simulator.codec.ReportCipher;
import org.project360.simulator.report.RunOptions;
import org.project360.simulator.send.Target;
import picocli.CommandLine.Option;

/** Where to send it. What the stack's file says can be said otherwise by an option. */
final class TargetArguments {
    @Option(
            names = "--stack",
            paramLabel = "FILE",
            description =
                    "stack.properties of the local stack: says the addresses, the keys, the client and the folder of the truth.")
    @Nullable
    Path stack;

    @Option(names = "--bootstrap-servers", paramLabel = "HOST:PORT", description = "Kafka.")
    @Nullable
    String bootstrapServers;

    @Option(
            names = "--keys",
            paramLabel = "FILE",
            description =
                    "Properties with chassis.jwe.\"police.incident-reported.v1\".current=<kid> and ….keys.<kid>=<base64>.")
    @Nullable
    Path keys;

    @Option(names = "--http-url", paramLabel = "URL", description = "incident-intake; without it all goes by Kafka.")
    @Nullable
    URI httpUrl;

    @Option(names = "--token-url", paramLabel = "URL", description = "Token endpoint for --http-url.")
    @Nullable
    URI tokenUrl;

    @Option(names = "--client-id", paramLabel = "ID", description = "The police system's client.")
    @Nullable
    String clientId;

    @Option(
            names = "--client-secret",
            paramLabel = "SECRET",
            description = "Its secret; better in the environment as SIMULATOR_CLIENT_SECRET.",
            defaultValue = "${env:SIMULATOR_CLIENT_SECRET}")
    @Nullable
    String clientSecret;

    @Option(
            names = "--http-share",
            paramLabel = "SHARE",
            description =
                    "How many of the incidents are reported by HTTP, from 0 to 1. Default: 0.05 with an address, else 0.")
    @Nullable
    Double httpShare;

    @Option(
            names = "--truth",
            paramLabel = "DIR",
            description =
                    "Where to write what truly happened and what was sent. Default: the stack's folder, or nowhere.")
    @Nullable
    Path truth;

    private final Properties lines = new Properties();

    /** Reads the stack's file, if there is one. */
    void read() {
        if (stack == null) {
            return;
        }
        try (var reader = Files.newBufferedReader(stack)) {
            lines.load(reader);
        } catch (IOException e) {
            throw new IllegalArgumentException("The stack's file cannot be read: " + stack, e);
        }
    }

    Target target(String force) {
        String servers = bootstrapServers != null ? bootstrapServers : lines.getProperty("kafka.bootstrap.servers");
        if (servers == null) {
            throw new IllegalArgumentException("Say where Kafka is: --bootstrap-servers HOST:PORT, or --stack FILE.");
        }
        return new Target(servers, http(force));
    }

    ReportCipher cipher() {
        Path file = keys != null ? keys : path("secrets.police");
        if (file == null) {
            throw new IllegalArgumentException("Say where the keys are: --keys FILE, or --stack FILE.");
        }
        return ReportCipher.fromFile(file);
    }

    double httpShare(Target target) {
        if (httpShare == null) {
            return target.http() == null ? 0 : RunOptions.HTTP_SHARE;
        }
        if (httpShare > 0 && target.http() == null) {
            throw new IllegalArgumentException("--http-share needs --http-url.");
        }
        return httpShare;
    }

    @Nullable
    Path truth() {
        return truth != null ? truth : path("truth.dir");
    }

    private Target.@Nullable Http http(String force) {
        URI intake = httpUrl != null ? httpUrl : uri("intake.url");
        if (intake == null) {
            return null;
        }
        // The local stack names its clients after the forces and their secrets after the clients.
        String client = clientId != null || stack == null ? clientId : "police-" + force.toLowerCase(Locale.ROOT);
        String secret = clientSecret != null || stack == null ? clientSecret : client + "-local-only";
        URI token = tokenUrl != null ? tokenUrl : tokenOfStack();
        if (token == null || client == null || secret == null) {
            throw new IllegalArgumentException("--http-url needs --token-url, --client-id and --client-secret.");
        }
        return new Target.Http(intake, token, client, secret);
    }

    private @Nullable URI tokenOfStack() {
        String keycloak = lines.getProperty("keycloak.url");
        return keycloak == null
                ? null
                : URI.create(keycloak + "/realms/" + lines.getProperty("keycloak.realm", "project360")
                        + "/protocol/openid-connect/token");
    }

    private @Nullable URI uri(String name) {
        String text = lines.getProperty(name);
        return text == null ? null : URI.create(text);
    }

    private @Nullable Path path(String name) {
        String text = lines.getProperty(name);
        return text == null ? null : Path.of(text);
    }
}
