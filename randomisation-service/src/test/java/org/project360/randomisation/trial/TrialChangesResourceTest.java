package org.project360.randomisation.trial;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.project360.randomisation.RandomisationTest;
import org.project360.randomisation.Store;
import org.project360.randomisation.trial.TrialChange.Kind;

@QuarkusTest
@RandomisationTest
@TestSecurity(user = "second", roles = "trial-manager")
class TrialChangesResourceTest {

    @Inject
    TrialFixture fixture;

    @Inject
    Trials trials;

    @Inject
    Store store;

    @Test
    void doesNothingBeforeASecondPersonConfirms() {
        UUID trial = fixture.open(50);
        String change = propose(trial, Map.of("kind", "PAUSE", "reason", "A harm is looked into."))
                .statusCode(201)
                .header("ETag", "\"0\"")
                .body("state", equalTo("PENDING"))
                .body("proposedBy", equalTo("second"))
                .body("settledBy", nullValue())
                .extract()
                .header("Location");
        assertThat(state(trial)).isEqualTo("OPEN");

        json().header("If-Match", "\"0\"")
                .post(change + "/confirmation")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:project360:problem:second-person-needed"));
        assertThat(state(trial)).isEqualTo("OPEN");
        assertThat(store.rows("select state from trial_change where trial_id = ?", trial))
                .containsExactly(List.of("PENDING"));
        propose(trial, Map.of("kind", "PAUSE", "reason", "again"))
                .statusCode(409)
                .body("type", equalTo("urn:project360:problem:already-pending"));

        json().header("If-Match", "\"0\"")
                .post(change + "/withdrawal")
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("state", equalTo("WITHDRAWN"));
        json().header("If-Match", "\"1\"")
                .post(change + "/confirmation")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:project360:problem:settled"));
        assertThat(state(trial)).isEqualTo("OPEN");
    }

    @Test
    void pausesAndResumesByTwoPeople() {
        UUID trial = fixture.open(50);
        confirm(trial, new Proposal(Kind.PAUSE, "A harm is looked into.", null, null))
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("state", equalTo("DONE"))
                .body("settledBy", equalTo("second"));
        assertThat(state(trial)).isEqualTo("PAUSED");
        confirm(trial, new Proposal(Kind.RESUME, "It was none.", null, null)).statusCode(200);

        given().get("/v1/trials/{id}", trial)
                .then()
                .body("state", equalTo("OPEN"))
                .body("history", hasSize(5))
                .body("history[3].to", equalTo("PAUSED"))
                .body("history[3].proposedBy", equalTo("first"))
                .body("history[3].actor", equalTo("second"))
                .body("history[3].reason", equalTo("A harm is looked into."))
                .body("history[4].from", equalTo("PAUSED"))
                .body("history[4].to", equalTo("OPEN"));
        given().get("/v1/trials/{id}/changes?limit=1", trial)
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        assertThat(store.rows(
                        "select action from audit_entry where subject_id = ? order by sequence", trial.toString()))
                .endsWith(List.of("trial.paused"), List.of("trial.open"));
    }

    @Test
    void extendsTheProtocolUpwards() {
        UUID trial = fixture.open(50);
        propose(trial, Map.of("kind", "EXTEND", "reason", "x")).statusCode(422).body("errors", hasSize(2));
        propose(trial, Map.of("kind", "EXTEND", "reason", "x", "target", 50, "ceiling", 50))
                .statusCode(422)
                .body("type", equalTo("urn:project360:problem:not-an-extension"));
        propose(trial, Map.of("kind", "CLOSE", "reason", "x", "target", 60))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/target"));
        confirm(trial, new Proposal(Kind.EXTEND, "The event rate is lower.", 60, 80))
                .statusCode(200)
                .body("protocolVersion", equalTo(2));

        given().get("/v1/trials/{id}", trial)
                .then()
                .body("state", equalTo("OPEN"))
                .body("version", equalTo(1))
                .body("protocolVersion", equalTo(2))
                .body("target", equalTo(60))
                .body("ceiling", equalTo(80));
        assertThatThrownBy(() -> store.execute("update trial set target = 59 where id = ?", trial))
                .hasMessageContaining("only grow");
    }

    @Test
    void closesForEverAndUnblindsAfterwardsAlone() {
        UUID trial = fixture.open(50);
        propose(trial, Map.of("kind", "UNBLIND", "reason", "x"))
                .statusCode(409)
                .body("type", equalTo("urn:project360:problem:trial-not-closed"));
        confirm(trial, new Proposal(Kind.CLOSE, "The funding ends.", null, null))
                .statusCode(200);
        assertThat(state(trial)).isEqualTo("CLOSED");
        propose(trial, Map.of("kind", "RESUME", "reason", "x")).statusCode(409);
        propose(trial, Map.of("kind", "EXTEND", "reason", "x", "target", 60, "ceiling", 80))
                .statusCode(409);
        assertThatThrownBy(() -> store.execute("update trial set state = 'OPEN' where id = ?", trial))
                .hasMessageContaining("never recruits again");
        confirm(trial, new Proposal(Kind.UNBLIND, "The analysis plan is signed.", null, null))
                .statusCode(200);
        assertThat(state(trial)).isEqualTo("UNBLINDED");
    }

    /** What was proposed when it was possible is refused when it is not any more, and waits for somebody to withdraw it. */
    @Test
    void refusesToConfirmWhatIsNoLongerPossible() {
        UUID trial = fixture.open(50);
        UUID pause = fixture.proposeAs(trial, "first", new Proposal(Kind.PAUSE, "x", null, null));
        fixture.change(trial, Kind.CLOSE);
        json().header("If-Match", "\"0\"")
                .post("/v1/trials/{id}/changes/{change}/confirmation", trial, pause)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:project360:problem:trial-not-open"));
        given().get("/v1/trials/{id}/changes/{change}", trial, pause)
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("state", equalTo("PENDING"));
    }

    @Test
    void wantsTagsReasonsAndTheTrialOfTheChange() {
        UUID trial = fixture.open(50);
        json().body(Map.of("kind", "PAUSE", "reason", "x"))
                .post("/v1/trials/{id}/changes", trial)
                .then()
                .statusCode(428);
        propose(trial, Map.of("kind", "PAUSE", "reason", " ")).statusCode(400);
        propose(trial, Map.of("kind", "DELETE", "reason", "x")).statusCode(400);
        UUID change = fixture.proposeAs(trial, "first", new Proposal(Kind.PAUSE, "x", null, null));
        json().post("/v1/trials/{id}/changes/{change}/confirmation", trial, change)
                .then()
                .statusCode(428);
        json().header("If-Match", "\"0\"")
                .post("/v1/trials/{id}/changes/{change}/confirmation", fixture.open(50), change)
                .then()
                .statusCode(404);
        assertThat(state(trial)).isEqualTo("OPEN");
    }

    @Test
    void keepsWhatWasProposedAsItWas() {
        UUID trial = fixture.open(50);
        UUID change = fixture.proposeAs(trial, "first", new Proposal(Kind.PAUSE, "x", null, null));
        assertThatThrownBy(() -> store.execute("update trial_change set reason = 'y' where id = ?", change))
                .hasMessageContaining("never changes");
        assertThatThrownBy(() -> store.execute("delete from trial_change where id = ?", change))
                .hasMessageContaining("never changed or deleted");
        assertThatThrownBy(() -> store.execute(
                        "update trial_change set state = 'DONE', settled_by = 'first', settled_at = now() where id = ?",
                        change))
                .hasMessageContaining("trial_change");
    }

    private String state(UUID trial) {
        return store.rows("select state from trial where id = ?", trial)
                .get(0)
                .get(0)
                .toString();
    }

    private ValidatableResponse propose(UUID trial, Map<String, Object> body) {
        String tag = given().get("/v1/trials/{id}", trial).header("ETag");
        return json().header("If-Match", tag)
                .body(body)
                .post("/v1/trials/{id}/changes", trial)
                .then();
    }

    private ValidatableResponse confirm(UUID trial, Proposal proposal) {
        UUID change = fixture.proposeAs(trial, "first", proposal);
        return json().header("If-Match", "\"0\"")
                .post("/v1/trials/{id}/changes/{change}/confirmation", trial, change)
                .then();
    }

    private static RequestSpecification json() {
        return given().contentType("application/json");
    }
}
