package org.project360.followup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.project360.followup.testing.Events.enrolled;
import static org.project360.followup.testing.TestCallers.as;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.project360.followup.testing.Events;
import org.project360.followup.testing.Store;
import org.project360.local.testing.InfraResource;
import org.project360.local.testing.TestClock;

@QuarkusTest
@WithTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "database", value = "followup"))
class RolesTest {

    private static final List<String> ROLES = List.of(
            "police-system",
            "data-steward",
            "trial-manager",
            "statistician",
            "statistician-unblinded",
            "caseworker",
            "team-lead",
            "duty-manager",
            "school-dsl",
            "notification-officer",
            "follow-up-collector",
            "auditor",
            "ops");

    /** Who may do what; everybody else may not. */
    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("GET /v1/follow-ups", Set.of("follow-up-collector")),
            Map.entry("GET /v1/follow-ups/{waveId}", Set.of("follow-up-collector")),
            Map.entry("POST /v1/follow-ups/{waveId}/claim", Set.of("follow-up-collector")),
            Map.entry("DELETE /v1/follow-ups/{waveId}/claim", Set.of("follow-up-collector", "trial-manager")),
            Map.entry("GET /v1/follow-ups/{waveId}/attempts", Set.of("follow-up-collector")),
            Map.entry("POST /v1/follow-ups/{waveId}/attempts", Set.of("follow-up-collector")),
            Map.entry("GET /v1/follow-ups/{waveId}/outcome", Set.of("follow-up-collector")),
            Map.entry("POST /v1/follow-ups/{waveId}/outcome", Set.of("follow-up-collector")),
            Map.entry("PUT /v1/follow-ups/{waveId}/outcome", Set.of("follow-up-collector")),
            Map.entry(
                    "GET /v1/instruments/{instrument}", Set.of("follow-up-collector", "trial-manager", "statistician")),
            Map.entry("GET /v1/participants/{personId}/withdrawal", Set.of("trial-manager")),
            Map.entry("POST /v1/participants/{personId}/withdrawal", Set.of("follow-up-collector", "trial-manager")),
            Map.entry("GET /v1/trials/{trialId}/consort", Set.of("trial-manager", "statistician")),
            Map.entry("GET /v1/audit/verification", Set.of("auditor", "ops")),
            Map.entry("GET /v1/quarantine", Set.of("ops", "data-steward")),
            Map.entry("GET /v1/quarantine/{id}", Set.of("ops", "data-steward")),
            Map.entry("GET /v1/quarantine/{id}/payload", Set.of("data-steward")),
            Map.entry("POST /v1/quarantine/{id}/replay", Set.of("data-steward")),
            Map.entry("POST /v1/quarantine/{id}/correction", Set.of("data-steward")),
            Map.entry("POST /v1/quarantine/{id}/discard", Set.of("data-steward")));

    private static final Pattern PATH = Pattern.compile("^  (/v1/[^:]*):$");
    private static final Pattern METHOD = Pattern.compile("^    (get|post|put|delete|patch):$");

    @Inject
    Events events;

    @Inject
    Store store;

    @Inject
    TestClock clock;

    private final UUID trial = UUID.randomUUID();
    private final UUID person = UUID.randomUUID();

    @BeforeEach
    void somebodyElsesWave() {
        clock.reset();
        store.clear();
        events.deliver(enrolled(trial, person, Instant.parse("2026-02-02T09:00:00Z")));
    }

    @Test
    void theTableNamesEveryOperation() throws Exception {
        Set<String> operations = new TreeSet<>();
        String path = "";
        for (String line : Files.readAllLines(Path.of("openapi.yaml"))) {
            Matcher inPath = PATH.matcher(line);
            Matcher method = METHOD.matcher(line);
            if (inPath.matches()) {
                path = inPath.group(1);
            } else if (method.matches()) {
                operations.add(method.group(1).toUpperCase(java.util.Locale.ROOT) + " " + path);
            }
        }
        assertThat(ALLOWED.keySet()).containsExactlyInAnyOrderElementsOf(operations);
    }

    @Test
    void nobodyIsAskedForAToken() {
        ALLOWED.keySet()
                .forEach(operation -> assertThat(status(RestAssured.given().contentType("application/json"), operation))
                        .as(operation)
                        .isEqualTo(401));
    }

    @Test
    void everyOtherRoleIsForbiddenAndTheRightOneIsNot() {
        ALLOWED.forEach((operation, roles) -> ROLES.forEach(role -> {
            int status = status(as("someone", role), operation);
            if (roles.contains(role)) {
                assertThat(status).as(operation + " as " + role).isNotIn(401, 403);
            } else {
                assertThat(status).as(operation + " as " + role).isEqualTo(403);
            }
        }));
    }

    private int status(RequestSpecification caller, String operation) {
        String[] parts = operation.split(" ", 2);
        String path = parts[1].replace("{waveId}", store.wave(person, 2).toString())
                .replace("{personId}", UUID.randomUUID().toString())
                .replace("{trialId}", trial.toString())
                .replace("{instrument}", "p360-follow-up-1")
                .replace("{id}", UUID.randomUUID().toString());
        if (!parts[0].equals("GET")) {
            caller.body("{}");
        }
        return caller.request(parts[0], path).statusCode();
    }
}
