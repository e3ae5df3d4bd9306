package org.project360.chassis.quarantine;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.project360.chassis.Records;
import org.project360.chassis.Sums;
import org.project360.chassis.TestStack;
import org.project360.local.testing.TestInfra;

@QuarkusTest
@WithTestResource(TestStack.class)
class QuarantineResourceTest {

    @Inject
    Sums sums;

    @Test
    @TestSecurity(user = "steward", roles = "data-steward")
    void aRejectedEventIsReadCorrectedAndTaken() {
        String key = UUID.randomUUID().toString();
        String id = quarantined(key, -3);

        given().get("/v1/quarantine/" + id)
                .then()
                .statusCode(200)
                .body("status", equalTo("held"))
                .body("reasons[0].pointer", equalTo("/value"))
                .body("reasons[0].code", equalTo("negative"));
        assertThat(given().get("/v1/quarantine/" + id + "/payload").asString()).contains("-3");
        String etag = given().get("/v1/quarantine/" + id).header("ETag");
        correct(id, etag, key, -4).then().statusCode(422).body("errors[0].pointer", equalTo("/value"));

        correct(id, etag, key, 3).then().statusCode(204);

        assertThat(sums.numbers(key)).containsExactly(3);
        given().get("/v1/quarantine/" + id).then().body("status", equalTo("replayed"));
        correct(id, etag, key, 3).then().statusCode(412);
        assertThat(sums.numbers(key)).containsExactly(3);
    }

    @Test
    @TestSecurity(user = "operator", roles = "ops")
    void anOperatorListsButDoesNotReadPayloads() {
        String id = quarantined(UUID.randomUUID().toString(), -1);

        given().get("/v1/quarantine?limit=200").then().statusCode(200);
        given().get("/v1/quarantine/" + id + "/payload").then().statusCode(403);
        given().get("/v1/quarantine/" + UUID.randomUUID()).then().statusCode(404);
        given().get("/v1/quarantine?status=lost").then().statusCode(400);
    }

    private static io.restassured.response.Response correct(String id, String etag, String key, int value) {
        return given().header("If-Match", etag)
                .contentType("application/json")
                .body("{\"key\":\"" + key + "\",\"value\":" + value + "}")
                .post("/v1/quarantine/" + id + "/correction");
    }

    private static String quarantined(String key, int value) {
        TestInfra.send(Records.number("chassis.in.v1", key, value));
        String pointer = TestInfra.records(
                        "chassis.dead-letter.v1",
                        all -> all.stream().anyMatch(r -> key.equals(r.key())),
                        Duration.ofSeconds(30))
                .stream()
                .filter(r -> key.equals(r.key()))
                .map(r -> new String(r.value(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
        String id = pointer.replaceAll(".*\"quarantineId\":\"([^\"]+)\".*", "$1");
        await().until(() -> id.length() == 36);
        return id;
    }
}
