package org.project360.randomisation.trial;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.project360.randomisation.RandomisationTest;
import org.project360.randomisation.Store;

@QuarkusTest
@RandomisationTest
class TrialResourceTest {

    private static final Map<String, String> REASON = Map.of("reason", "The protocol is signed.");

    @Inject
    TrialFixture fixture;

    @Inject
    Trials trials;

    @Inject
    TrialSecrets secrets;

    @Inject
    Store store;

    @Test
    @TestSecurity(user = "auditor", roles = "auditor")
    void showsATrialWithoutItsBlockSizes() {
        UUID trial = fixture.draft(1015);
        given().get("/v1/trials/{id}", trial)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("state", equalTo("DRAFT"))
                .body("unit", equalTo("HOUSEHOLD"))
                .body("target", equalTo(1015))
                .body("arms.arm", equalTo(List.of("TREATMENT", "CONTROL")))
                .body("arms.ratio", equalTo(List.of(1, 1)))
                .body("factors[1].levels", equalTo(List.of("2-3", "4-7")))
                .body("secretSha256", nullValue())
                .body(not(containsString("lockSizes")));
    }

    @Test
    @TestSecurity(user = "first", roles = "trial-manager")
    void seedsTheDefaultTrialAndOpensItWhereTheConfigurationSaysSo() {
        given().get("/v1/trials/{id}", "03600000-0000-7000-8000-000000000001")
                .then()
                .statusCode(200)
                .body("code", equalTo("project-360"))
                .body("version", equalTo(1))
                .body("method", equalTo("PERMUTED_BLOCKS"))
                .body("target", equalTo(100000))
                .body("state", equalTo("OPEN"))
                .body("history.to", equalTo(List.of("VALIDATED", "FROZEN", "OPEN")))
                .body("history.actor", equalTo(Collections.nCopies(3, "system:randomisation")))
                .body("history.reason", equalTo(Collections.nCopies(3, "randomisation.open-at-start")));
        assertThat(TrialBootstrap.project360().blockSizes()).containsExactly(4, 6, 8);
    }

    @Test
    @TestSecurity(user = "first", roles = "trial-manager")
    void publishesTheHashOfTheSecretAtTheFreeze() throws Exception {
        UUID trial = validated();
        String published = post(trial, "freeze", "\"1\"")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("state", equalTo("FROZEN"))
                .body("history[1].actor", equalTo("first"))
                .body("history[1].reason", equalTo("The protocol is signed."))
                .extract()
                .path("secretSha256");

        byte[] secret = secrets.open(trials.known(trial));
        assertThat(published)
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(secret)));
        assertThat(store.count("select count(*) from stratum where trial_id = ?", trial))
                .isEqualTo(4);
        assertThat(store.rows(
                        "select actor, action from audit_entry where subject_id = ? order by sequence",
                        trial.toString()))
                .containsExactly(List.of("first", "trial.validated"), List.of("first", "trial.frozen"));
    }

    @Test
    @TestSecurity(user = "first", roles = "trial-manager")
    void wantsASecondPersonToOpen() {
        UUID trial = validated();
        post(trial, "freeze", "\"1\"").statusCode(200);

        post(trial, "open", "\"2\"")
                .statusCode(409)
                .body("type", equalTo("urn:project360:problem:second-person-needed"));
        assertThat(store.rows("select state from trial where id = ?", trial)).containsExactly(List.of("FROZEN"));
    }

    @Test
    @TestSecurity(user = "second", roles = "trial-manager")
    void opensWhatAnotherFroze() {
        UUID trial = fixture.draft(1015);
        fixture.freezeAs(trial, "first");

        post(trial, "open", "\"1\"")
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("state", equalTo("OPEN"))
                .body("history", hasSize(2))
                .body("history[1].actor", equalTo("second"));
    }

    @Test
    @TestSecurity(user = "first", roles = "trial-manager")
    void refusesASecondFreezeAndEveryEarlyStep() {
        UUID trial = fixture.draft(1015);
        post(trial, "open", "\"0\"").statusCode(409).body("type", equalTo("urn:project360:problem:trial-not-frozen"));
        post(trial, "freeze", "\"0\"")
                .statusCode(409)
                .body("type", equalTo("urn:project360:problem:trial-not-validated"));
        post(trial, "validate", "\"0\"").statusCode(200);
        post(trial, "validate", "\"1\"")
                .statusCode(409)
                .body("type", equalTo("urn:project360:problem:trial-not-draft"));
        post(trial, "freeze", "\"1\"").statusCode(200);
        String secret = sealed(trial);
        post(trial, "freeze", "\"2\"")
                .statusCode(409)
                .body("title", containsString("only once"))
                .body("detail", equalTo("The trial is FROZEN."));
        assertThat(sealed(trial)).isEqualTo(secret);
    }

    @Test
    @TestSecurity(user = "first", roles = "trial-manager")
    void wantsTheCurrentTagAndAReason() {
        UUID trial = fixture.draft(1015);
        post(trial, "validate", null).statusCode(428);
        post(trial, "validate", "\"7\"").statusCode(412);
        post(trial, "freeze", null).statusCode(428);
        post(trial, "freeze", "\"7\"").statusCode(412);
        for (Object body : List.of(Map.of(), Map.of("reason", " "), Map.of("reason", "x".repeat(501)))) {
            json().header("If-Match", "\"0\"")
                    .body(body)
                    .post("/v1/trials/{id}/freeze", trial)
                    .then()
                    .statusCode(400);
        }
        assertThat(store.rows("select state from trial where id = ?", trial)).containsExactly(List.of("DRAFT"));
    }

    @Test
    @TestSecurity(user = "first", roles = "trial-manager")
    void freezesOnceForOneKey() {
        UUID trial = validated();
        String key = UUID.randomUUID().toString();
        for (String replayed : new String[] {null, "true"}) {
            json().header("If-Match", "\"1\"")
                    .header("Idempotency-Key", key)
                    .body(REASON)
                    .post("/v1/trials/{id}/freeze", trial)
                    .then()
                    .statusCode(200)
                    .header("Idempotent-Replayed", equalTo(replayed))
                    .header("ETag", "\"2\"")
                    .body("state", equalTo("FROZEN"));
        }
        assertThat(store.count("select count(*) from trial_transition where trial_id = ?", trial))
                .isEqualTo(2);
    }

    @Test
    @TestSecurity(user = "first", roles = "trial-manager")
    void knowsNoOtherTrial() {
        given().get("/v1/trials/{id}", UUID.randomUUID()).then().statusCode(404);
        given().get("/v1/trials/no-uuid").then().statusCode(404);
        post(UUID.randomUUID(), "validate", "\"0\"").statusCode(404);
        post(UUID.randomUUID(), "freeze", "\"0\"").statusCode(404);
        post(UUID.randomUUID(), "open", "\"0\"").statusCode(404);
    }

    @Test
    @TestSecurity(user = "statistician", roles = "statistician")
    void tellsTheStatisticianHowWellTheDesignCanBeGuessed() {
        UUID trial = fixture.draft(1015);
        given().get("/v1/trials/{id}/figures", trial).then().statusCode(409);
        fixture.open(trial);

        JsonPath figures = given().get("/v1/trials/{id}/figures", trial)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(figures.getDouble("guessProbability")).isEqualTo(0.681, within(0.0005));
        assertThat(figures.getDouble("deterministicShare")).isEqualTo(0.246, within(0.0005));
        assertThat(figures.getDouble("largestImbalance")).isEqualTo(4);
    }

    @Test
    @TestSecurity(user = "first", roles = "trial-manager")
    void warnsAtTheValidationOfTooManyStrataForTheSample() {
        UUID small = fixture.draft(100);
        post(small, "validate", "\"0\"")
                .statusCode(200)
                .body("state", equalTo("VALIDATED"))
                .body("warnings", hasSize(1))
                .body("warnings[0]", containsString("4 strata"))
                .body(not(containsString("guessProbability")));
        post(fixture.draft(1015), "validate", "\"0\"").statusCode(200).body("warnings", hasSize(0));
    }

    private UUID validated() {
        UUID trial = fixture.draft(1015);
        post(trial, "validate", "\"0\"").statusCode(200);
        return trial;
    }

    private String sealed(UUID trial) {
        return store.rows("select encode(sealed_secret, 'hex') from trial where id = ?", trial)
                .toString();
    }

    private static ValidatableResponse post(UUID trial, String step, @org.jspecify.annotations.Nullable String tag) {
        RequestSpecification request = json().body(REASON);
        if (tag != null) {
            request.header("If-Match", tag);
        }
        return request.post("/v1/trials/{id}/" + step, trial).then();
    }

    private static RequestSpecification json() {
        return given().contentType("application/json");
    }
}
