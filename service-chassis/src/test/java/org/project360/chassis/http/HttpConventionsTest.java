package org.project360.chassis.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.project360.chassis.TestStack;

@QuarkusTest
@WithTestResource(TestStack.class)
class HttpConventionsTest {

    @Test
    void withoutATokenEverythingIs401AsAProblem() {
        given().get("/v1/things").then().statusCode(401).contentType("application/problem+json");
    }

    @Test
    @TestSecurity(user = "o", roles = "ops")
    void theWrongRoleIs403AsAProblem() {
        given().get("/v1/things/unannotated-in-spirit")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:project360:problem:forbidden"));
    }

    @Test
    @TestSecurity(user = "o", roles = "ops")
    void aFaultTellsAReferenceAndNothingElse() {
        given().get("/v1/things/fault")
                .then()
                .statusCode(500)
                .body("type", equalTo("urn:project360:problem:fault"))
                .body(not(containsString("Lovelace")));
    }

    @Test
    @TestSecurity(user = "o", roles = "ops")
    void theSameKeyGivesTheFirstAnswerAndAnotherRequestIsRefused() {
        String key = UUID.randomUUID().toString();
        int first = post(key, "{\"name\":\"a\",\"size\":1}")
                .then()
                .statusCode(201)
                .extract()
                .path("number");
        Response again = post(key, "{\"name\":\"a\",\"size\":1}");

        assertThat(again.statusCode()).isEqualTo(201);
        assertThat((int) again.path("number")).isEqualTo(first);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.header("ETag")).isEqualTo("\"0\"");
        post(key, "{\"name\":\"a\",\"size\":2}").then().statusCode(422);
        int other = post(UUID.randomUUID().toString(), "{\"name\":\"a\",\"size\":1}")
                .path("number");
        assertThat(other).isEqualTo(first + 1);
    }

    @Test
    @TestSecurity(user = "o", roles = "ops")
    void aRefusalIsNotKept() {
        String key = UUID.randomUUID().toString();
        post(key, "{\"name\":\"a\",\"size\":-1}")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:project360:problem:negative"));
        post(key, "{\"name\":\"a\",\"size\":1}").then().statusCode(201);
    }

    @Test
    @TestSecurity(user = "o", roles = "ops")
    void badJsonIsAProblemWithItsPlace() {
        post("", "{\"name\":\"a\",\"size\":\"many\"}")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("/size"))
                .body(not(containsString("many")));
        post("", "{\"name\":").then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    @TestSecurity(user = "o", roles = "ops")
    void pagesCoverEverythingOnceAndACursorCannotBeMadeUp() {
        List<Integer> seen = new ArrayList<>();
        String url = "/v1/things?limit=10";
        while (url != null) {
            Response page = given().get(url);
            seen.addAll(page.path("items"));
            String link = page.header("Link");
            url = link == null ? null : link.replaceAll("^<([^>]*)>.*", "$1");
            assertThat(link == null || link.contains("rel=\"next\"")).isTrue();
        }
        assertThat(seen).isEqualTo(IntStream.rangeClosed(1, 25).boxed().toList());
        given().get("/v1/things?cursor=bm9uc2Vuc2U")
                .then()
                .statusCode(400)
                .body("type", containsString("invalid-cursor"));
        given().get("/v1/things?cursor=!!").then().statusCode(400);
    }

    @Test
    @TestSecurity(user = "o", roles = "ops")
    void aChangeNeedsTheCurrentTag() {
        given().put("/v1/things").then().statusCode(428);
        given().header("If-Match", "\"2\"")
                .put("/v1/things")
                .then()
                .statusCode(412)
                .body("currentETag", equalTo("\"3\""));
        given().header("If-Match", "\"3\"").put("/v1/things").then().statusCode(204);
    }

    @Test
    void livenessAnswersAndMetricsCarryTheListeners() {
        given().get("/q/health/live").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200).body(containsString("project360_outbox_age_seconds"));
    }

    private static Response post(String key, String body) {
        return given().header("Idempotency-Key", key)
                .contentType("application/json")
                .body(body)
                .post("/v1/things");
    }
}
