package org.project360.randomisation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every endpoint as every role, on a trial that does not exist: 404 for whom it serves, 403 for the rest. */
@QuarkusTest
@RandomisationTest
class AccessTest {

    private static final String TRIALS = "/v1/trials";
    private static final String CHANGE = "/changes/018f0000-0000-7000-8000-00000000cafe";
    private static final String OVERRIDE = "/overrides/018f0000-0000-7000-8000-00000000babe";
    private static final String LIST = "/emergency-lists/018f0000-0000-7000-8000-00000000face";
    private static final String TRIAL = TRIALS + "/018f0000-0000-7000-8000-00000000dead";

    /** What any of them reads, as far as it looks at it before it looks for the trial. */
    private static final String BODY = "{\"reason\":\"COURT_ORDER\",\"kind\":\"CLOSE\",\"type\":\"TWICE\",\"service\":"
            + "\"USUAL_RESPONSE\",\"personId\":\"018f0000-0000-7000-8000-00000000beef\",\"entries\":5,\"uses\":[{\"entry\":1,"
            + "\"usedAt\":\"2026-03-02T08:00:00Z\",\"openedBy\":\"x\"}]}";

    private record Endpoint(String method, String path, Set<String> roles) {}

    private static final List<Endpoint> ENDPOINTS = List.of(
            new Endpoint("GET", TRIAL, Set.of("trial-manager", "statistician", "auditor")),
            new Endpoint("POST", TRIALS, Set.of("trial-manager")),
            new Endpoint("GET", TRIAL + "/figures", Set.of("statistician")),
            new Endpoint("GET", TRIAL + "/secret", Set.of("auditor", "statistician", "statistician-unblinded")),
            new Endpoint("GET", TRIAL + "/changes", Set.of("trial-manager", "statistician", "auditor")),
            new Endpoint("POST", TRIAL + "/changes", Set.of("trial-manager")),
            new Endpoint("GET", TRIAL + CHANGE, Set.of("trial-manager", "statistician", "auditor")),
            new Endpoint("POST", TRIAL + CHANGE + "/confirmation", Set.of("trial-manager")),
            new Endpoint("POST", TRIAL + CHANGE + "/withdrawal", Set.of("trial-manager")),
            new Endpoint("POST", TRIAL + "/validate", Set.of("trial-manager")),
            new Endpoint("POST", TRIAL + "/test-candidates", Set.of("trial-manager")),
            new Endpoint("POST", TRIAL + "/errors", Set.of("trial-manager")),
            new Endpoint("GET", TRIAL + "/errors/export", Set.of("auditor", "statistician")),
            new Endpoint("POST", TRIAL + "/overrides", Set.of("duty-manager")),
            new Endpoint("GET", TRIAL + "/overrides/export", Set.of("statistician-unblinded")),
            new Endpoint("GET", TRIAL + OVERRIDE, Set.of("duty-manager")),
            new Endpoint("POST", TRIAL + OVERRIDE + "/confirmation", Set.of("duty-manager")),
            new Endpoint("POST", TRIAL + OVERRIDE + "/withdrawal", Set.of("duty-manager")),
            new Endpoint("POST", TRIAL + "/emergency-lists", Set.of("duty-manager")),
            new Endpoint("GET", TRIAL + LIST, Set.of("duty-manager", "trial-manager", "auditor")),
            new Endpoint("POST", TRIAL + LIST + "/approval", Set.of("trial-manager")),
            new Endpoint("POST", TRIAL + LIST + "/withdrawal", Set.of("duty-manager", "trial-manager")),
            new Endpoint("GET", TRIAL + LIST + "/entries", Set.of("duty-manager")),
            new Endpoint("GET", TRIAL + LIST + "/codes", Set.of("trial-manager")),
            new Endpoint("POST", TRIAL + LIST + "/uses", Set.of("duty-manager")),
            new Endpoint("POST", TRIAL + LIST + "/closing", Set.of("trial-manager")),
            new Endpoint("POST", TRIAL + "/freeze", Set.of("trial-manager")),
            new Endpoint("POST", TRIAL + "/open", Set.of("trial-manager")),
            new Endpoint("GET", TRIAL + "/progress", Set.of("trial-manager", "statistician", "ops")),
            new Endpoint("GET", TRIAL + "/monitoring", Set.of("trial-manager", "statistician")),
            new Endpoint("GET", TRIAL + "/imbalance", Set.of("statistician")),
            new Endpoint(
                    "GET",
                    TRIAL + "/unblinded-monitoring",
                    Set.of("statistician-unblinded", "data-monitoring-committee")),
            new Endpoint("GET", TRIAL + "/ledger/verification", Set.of("auditor", "statistician")),
            new Endpoint("GET", TRIAL + "/ledger/export", Set.of("auditor", "statistician")),
            new Endpoint("GET", TRIAL + "/arm-conflicts", Set.of("auditor", "statistician")),
            new Endpoint("GET", TRIAL + "/ledger/checkpoints", Set.of("auditor", "statistician")),
            new Endpoint("GET", TRIAL + "/balance", Set.of("statistician-unblinded", "data-monitoring-committee")),
            new Endpoint("GET", TRIAL + "/interim-export", Set.of("statistician-unblinded")),
            new Endpoint("GET", TRIAL + "/unblindings", Set.of("trial-manager", "auditor")),
            new Endpoint(
                    "POST",
                    TRIAL + "/participants/018f0000-0000-7000-8000-00000000beef/unblinding",
                    Set.of("statistician-unblinded")));

    @Test
    void wantsAToken() {
        assertThat(ENDPOINTS).allSatisfy(e -> assertThat(call(e).statusCode()).isEqualTo(401));
    }

    /** What the list above does not name is a new endpoint without its row here. */
    @Test
    void listsEveryEndpointOfTheService() {
        Map<String, Map<String, Object>> paths =
                given().accept("application/json").get("/q/openapi").path("paths");
        Set<String> described = paths.entrySet().stream()
                .filter(path -> path.getKey().startsWith("/v1/trials"))
                .flatMap(path -> path.getValue().keySet().stream()
                        .filter(key ->
                                Set.of("get", "post", "put", "patch", "delete").contains(key))
                        .map(method -> method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(ENDPOINTS.stream()
                        .map(e -> e.method() + " "
                                + e.path()
                                        .replace("018f0000-0000-7000-8000-00000000dead", "{id}")
                                        .replace("018f0000-0000-7000-8000-00000000cafe", "{changeId}")
                                        .replace("018f0000-0000-7000-8000-00000000babe", "{overrideId}")
                                        .replace("018f0000-0000-7000-8000-00000000face", "{listId}")
                                        .replace("018f0000-0000-7000-8000-00000000beef", "{personId}"))
                        .toList());
    }

    @Test
    @TestSecurity(user = "x", roles = "police-system")
    void policeSystem() {
        check("police-system");
    }

    @Test
    @TestSecurity(user = "x", roles = "data-steward")
    void dataSteward() {
        check("data-steward");
    }

    @Test
    @TestSecurity(user = "x", roles = "trial-manager")
    void trialManager() {
        check("trial-manager");
    }

    @Test
    @TestSecurity(user = "x", roles = "statistician")
    void statistician() {
        check("statistician");
    }

    @Test
    @TestSecurity(user = "x", roles = "statistician-unblinded")
    void statisticianUnblinded() {
        check("statistician-unblinded");
    }

    @Test
    @TestSecurity(user = "x", roles = "data-monitoring-committee")
    void dataMonitoringCommittee() {
        check("data-monitoring-committee");
    }

    @Test
    @TestSecurity(user = "x", roles = "caseworker")
    void caseworker() {
        check("caseworker");
    }

    @Test
    @TestSecurity(
            user = "x",
            roles = {"team-lead", "school-dsl", "notification-officer", "follow-up-collector"})
    void everybodyElseAtOnce() {
        check("none of them");
    }

    @Test
    @TestSecurity(user = "x", roles = "duty-manager")
    void dutyManager() {
        check("duty-manager");
    }

    @Test
    @TestSecurity(user = "x", roles = "auditor")
    void auditor() {
        check("auditor");
    }

    @Test
    @TestSecurity(user = "x", roles = "ops")
    void ops() {
        check("ops");
    }

    private static void check(String role) {
        Stream<Endpoint> all = ENDPOINTS.stream();
        assertThat(all)
                .allSatisfy(e -> assertThat(call(e).statusCode())
                        .as("%s %s as %s", e.method(), e.path(), role)
                        .isEqualTo(e.roles().contains(role) ? served(e) : 403));
    }

    /** A trial to be does not exist yet: there the body is what is wrong. */
    private static int served(Endpoint endpoint) {
        return endpoint.path().equals(TRIALS) ? 400 : 404;
    }

    private static Response call(Endpoint endpoint) {
        return given().contentType("application/json")
                .header("If-Match", "\"0\"")
                .header("Idempotency-Key", java.util.UUID.randomUUID())
                .body("GET".equals(endpoint.method()) ? "" : BODY)
                .request(endpoint.method(), endpoint.path());
    }
}
