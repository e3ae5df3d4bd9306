package org.project360.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Every endpoint as every role: who must not is refused before anything is looked at. */
@IntakeTest
class AccessResourceTest {

    private static final Map<String, Set<String>> ALLOWED = Map.ofEntries(
            Map.entry("POST /v1/incident-reports", Set.of("police-system")),
            Map.entry("POST /v1/incident-report-files", Set.of("police-system")),
            Map.entry("GET /v1/incident-report-files/{id}", Set.of("police-system")),
            Map.entry("GET /v1/incident-report-files/{id}/rejects", Set.of("police-system")),
            Map.entry("POST /v1/incident-report-batches", Set.of("police-system")),
            Map.entry("GET /v1/incidents/{id}/eligibility", Set.of("data-steward", "trial-manager", "auditor")),
            Map.entry("GET /v1/known-to-services", Set.of("trial-manager")),
            Map.entry("GET /v1/quarantine", Set.of("ops", "data-steward")),
            Map.entry("GET /v1/quarantine/{id}", Set.of("ops", "data-steward")),
            Map.entry("GET /v1/quarantine/{id}/payload", Set.of("data-steward")),
            Map.entry("POST /v1/quarantine/{id}/replay", Set.of("data-steward")),
            Map.entry("POST /v1/quarantine/{id}/correction", Set.of("data-steward")),
            Map.entry("POST /v1/quarantine/{id}/discard", Set.of("data-steward")),
            Map.entry("GET /v1/audit/verification", Set.of("auditor", "ops")),
            Map.entry("POST /v1/persons/{id}/merges", Set.of("data-steward")),
            Map.entry("GET /v1/persons/{id}/holds", Set.of("data-steward")),
            Map.entry("POST /v1/persons/{id}/holds", Set.of("data-steward")),
            Map.entry("POST /v1/persons/{id}/holds/{holdId}/lifting", Set.of("data-steward")),
            Map.entry("POST /v1/persons/{id}/splits", Set.of("data-steward")),
            Map.entry("POST /v1/persons/{id}/erasures", Set.of("data-steward")),
            Map.entry("GET /v1/persons/{id}/timeline", Set.of("data-steward", "auditor")),
            Map.entry("GET /v1/persons/{id}/subject-access", Set.of("data-steward")),
            Map.entry("GET /v1/reviews", Set.of("data-steward")),
            Map.entry("GET /v1/reviews/{id}", Set.of("data-steward")),
            Map.entry("POST /v1/reviews/{id}/match", Set.of("data-steward")),
            Map.entry("POST /v1/reviews/{id}/separation", Set.of("data-steward")),
            Map.entry("GET /v1/linkage/shadow-comparison", Set.of("data-steward", "ops")),
            Map.entry("GET /v1/merges", Set.of("data-steward")),
            Map.entry("GET /v1/merges/{id}", Set.of("data-steward", "auditor")),
            Map.entry("POST /v1/merges/{id}/confirmation", Set.of("data-steward")),
            Map.entry("POST /v1/merges/{id}/withdrawal", Set.of("data-steward")),
            Map.entry("GET /v1/erasures", Set.of("data-steward")),
            Map.entry("GET /v1/erasures/{id}", Set.of("data-steward", "auditor")),
            Map.entry("POST /v1/erasures/{id}/confirmation", Set.of("data-steward")),
            Map.entry("POST /v1/erasures/{id}/withdrawal", Set.of("data-steward")));

    @Test
    void nobodyGetsInWithoutAToken() throws IOException {
        for (String endpoint : endpoints()) {
            assertThat(call(endpoint).statusCode()).as(endpoint).isEqualTo(401);
        }
    }

    @Test
    @TestSecurity(user = "u", roles = "police-system")
    void policeSystem() throws IOException {
        refusedBut("police-system");
    }

    @Test
    @TestSecurity(user = "u", roles = "data-steward")
    void dataSteward() throws IOException {
        refusedBut("data-steward");
    }

    @Test
    @TestSecurity(user = "u", roles = "trial-manager")
    void trialManager() throws IOException {
        refusedBut("trial-manager");
    }

    @Test
    @TestSecurity(user = "u", roles = "auditor")
    void auditor() throws IOException {
        refusedBut("auditor");
    }

    @Test
    @TestSecurity(user = "u", roles = "ops")
    void ops() throws IOException {
        refusedBut("ops");
    }

    @Test
    @TestSecurity(
            user = "u",
            roles = {
                "statistician",
                "statistician-unblinded",
                "caseworker",
                "team-lead",
                "duty-manager",
                "school-dsl",
                "notification-officer",
                "follow-up-collector"
            })
    void everybodyElse() throws IOException {
        refusedBut("nobody");
    }

    private static void refusedBut(String role) throws IOException {
        for (String endpoint : endpoints()) {
            Response answer = call(endpoint);
            if (ALLOWED.get(endpoint).contains(role)) {
                // An object that does not exist, and a body that says nothing; a token without a force gets no further.
                assertThat(answer.statusCode()).as(endpoint).isIn(200, 400, 404);
            } else {
                assertThat(answer.statusCode()).as(endpoint).isEqualTo(403);
                assertThat(answer.contentType()).as(endpoint).startsWith("application/problem+json");
            }
        }
    }

    /** The endpoints that are served; a new one fails here until this test says who may call it. */
    private static Set<String> endpoints() throws IOException {
        JsonNode paths = new ObjectMapper()
                .readTree(given().get("/q/openapi?format=json").asString())
                .get("paths");
        Set<String> endpoints = new TreeSet<>();
        paths.properties().forEach(path -> {
            List<String> methods = new ArrayList<>();
            path.getValue().fieldNames().forEachRemaining(methods::add);
            methods.stream()
                    .filter(m -> Set.of("get", "post", "put", "delete", "patch").contains(m))
                    .forEach(m -> endpoints.add(m.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey()));
        });
        assertThat(endpoints).isEqualTo(new TreeSet<>(ALLOWED.keySet()));
        return endpoints;
    }

    private static Response call(String endpoint) {
        String[] parts = endpoint.split(" ");
        String path = parts[1].replaceAll("\\{\\w+}", UUID.randomUUID().toString());
        boolean post = parts[0].equals("POST");
        boolean noBody = path.matches(".*/(replay|confirmation|withdrawal|lifting)");
        var request = given();
        if (post && !noBody) {
            request = request.contentType(
                            path.contains("/incident-report-") ? "application/x-ndjson" : "application/json")
                    .body("{}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return post ? request.post(path) : request.get(path);
    }
}
