package org.project360.referral;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.project360.local.testing.InfraResource;
import org.project360.referral.testing.TestCallers;

@QuarkusTest
@WithTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "database", value = "referral"))
class ApiTest {

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

    private static final Set<String> TEAM = Set.of("caseworker", "team-lead", "duty-manager");
    private static final Set<String> OPERATORS = Set.of("ops", "data-steward");

    /** Who may call what; an endpoint that is not here fails the test. */
    private static final Map<String, Set<String>> MAY = Map.ofEntries(
            Map.entry("GET /v1/referrals", TEAM),
            Map.entry("GET /v1/referrals/{id}", TEAM),
            Map.entry("POST /v1/referrals/{id}/reveals", TEAM),
            Map.entry("POST /v1/referrals/{id}/closure", TEAM),
            Map.entry("PUT /v1/referrals/{id}/assignee", TEAM),
            Map.entry("GET /v1/referrals/{id}/contact-attempts", TEAM),
            Map.entry("POST /v1/referrals/{id}/contact-attempts", TEAM),
            Map.entry("GET /v1/duty-desk", Set.of("duty-manager")),
            Map.entry("POST /v1/duty-desk/{id}/acknowledgement", Set.of("duty-manager")),
            Map.entry("GET /v1/audit/verification", Set.of("auditor", "ops")),
            Map.entry("GET /v1/quarantine", OPERATORS),
            Map.entry("GET /v1/quarantine/{id}", OPERATORS),
            Map.entry("GET /v1/quarantine/{id}/payload", Set.of("data-steward")),
            Map.entry("POST /v1/quarantine/{id}/replay", Set.of("data-steward")),
            Map.entry("POST /v1/quarantine/{id}/correction", Set.of("data-steward")),
            Map.entry("POST /v1/quarantine/{id}/discard", Set.of("data-steward")));

    @Test
    void everyEndpointIsRefusedToEveryRoleThatMustNot() throws IOException {
        List<String> wrong = new ArrayList<>();
        Set<String> endpoints = endpoints();
        assertThat(endpoints).isEqualTo(new TreeSet<>(MAY.keySet()));
        for (String endpoint : endpoints) {
            int anonymous = call(RestAssured.given().contentType("application/json"), endpoint);
            if (anonymous != 401) {
                wrong.add(endpoint + " without a token: " + anonymous);
            }
            for (String role : ROLES) {
                int status = call(TestCallers.as("zora", role), endpoint);
                boolean refused = status == 403;
                if (refused == MAY.get(endpoint).contains(role) || status == 401) {
                    wrong.add(endpoint + " as " + role + ": " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theCommittedDescriptionIsTheOneThatIsServed() throws IOException {
        String served =
                RestAssured.given().accept("application/yaml").get("/q/openapi").asString();
        Path committed = Path.of("openapi.yaml");
        if (Boolean.getBoolean("openapi.update")) {
            Files.writeString(committed, served);
        }
        assertThat(committed)
                .as(
                        "openapi.yaml is stale: run mvn test -Dtest=ApiTest -Dopenapi.update=true and look at the difference")
                .content()
                .isEqualTo(served);
    }

    private static Set<String> endpoints() throws IOException {
        JsonNode paths = new ObjectMapper()
                .readTree(RestAssured.given()
                        .accept("application/json")
                        .get("/q/openapi?format=json")
                        .asString())
                .get("paths");
        Set<String> endpoints = new TreeSet<>();
        paths.properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(verb -> {
                    if (Set.of("get", "post", "put", "delete", "patch").contains(verb)) {
                        endpoints.add(verb.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return endpoints;
    }

    private static int call(RequestSpecification caller, String endpoint) {
        String[] verbAndPath = endpoint.split(" ", 2);
        RequestSpecification request = verbAndPath[0].equals("GET") ? caller : caller.body("{}");
        return request.request(
                        verbAndPath[0],
                        verbAndPath[1].replace("{id}", UUID.randomUUID().toString()))
                .statusCode();
    }
}
