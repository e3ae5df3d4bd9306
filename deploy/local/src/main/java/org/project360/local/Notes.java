package org.project360.local;

import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a person at the terminal needs to know next. */
final class Notes {
    private Notes() {}

    static String addresses(LocalStack stack) {
        String services = stack.services().stream()
                .map(service -> String.format(Locale.ROOT, "  %-14s %s/q/openapi%n", service.name(), service.url()))
                .collect(Collectors.joining());
        return String.format("%n%s%s", services, common(stack));
    }

    static String developing(LocalStack stack) {
        Path settings = stack.home().resolve("secrets").resolve("referral.properties");
        return String.format(
                "%n%s%n  One service in development mode, for example referral:%n"
                        + "    SMALLRYE_CONFIG_LOCATIONS=%s mvn quarkus:dev -pl referral-service%n",
                common(stack), settings);
    }

    private static String common(LocalStack stack) {
        return String.format(
                "  Keycloak       %s (realm %s)%n"
                        + "  PostgreSQL     %s%n"
                        + "  Kafka          %s%n"
                        + "  Log in as caseworker, team-lead, duty-manager, data-steward, trial-manager, statistician,%n"
                        + "  school-dsl, ...: the password is the name followed by -local-only, as in caseworker-local-only.%n"
                        + "  Database users and passwords: %s%n"
                        + "  Logs: %s/<name>/<name>.log%n",
                stack.keycloak().url(),
                KeycloakServer.REALM,
                stack.postgres().jdbcUrl("<service>"),
                stack.broker().bootstrapServers(),
                StackSettings.file(stack.home()),
                stack.home());
    }
}
