package org.project360.randomisation.register;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.project360.contracts.Topics;
import org.project360.contracts.randomisation.ServiceOverridden;
import org.project360.local.testing.TestInfra;
import org.project360.randomisation.Messages;
import org.project360.randomisation.RandomisationTest;
import org.project360.randomisation.Store;
import org.project360.randomisation.allocation.Candidates;
import org.project360.randomisation.allocation.Deliveries;
import org.project360.randomisation.trial.TrialChange.Kind;
import org.project360.randomisation.trial.TrialFixture;

@QuarkusTest
@RandomisationTest
class RegisterTest {

    @Inject
    TrialFixture fixture;

    @Inject
    Deliveries deliveries;

    @Inject
    ClinicalOverrides overrides;

    @Inject
    SealedServices services;

    @Inject
    Store store;

    private final UUID person = UUID.randomUUID();

    @Test
    @TestSecurity(
            user = "manager",
            roles = {"trial-manager", "auditor"})
    void keepsErrorsByTypeSaysWhatIsDoneAndTouchesNoAllocation() {
        UUID trial = withHer();
        String allocation = allocation(trial);
        report(trial, "INELIGIBLE", null).statusCode(201).body("handling", containsString("stays in the trial"));
        report(trial, "TWICE", null).statusCode(201).body("handling", containsString("first allocation counts"));
        report(trial, "WRONG_SERVICE", null).statusCode(201).body("correctCovariates", nullValue());
        report(trial, "WRONG_STRATUM", Map.of("priorBand", "4-7", "grade", "STANDARD"))
                .statusCode(201)
                .body("correctCovariates", equalTo("{\"grade\":\"STANDARD\",\"priorBand\":\"4-7\"}"));
        report(trial, "TWICE", null).statusCode(201);

        assertThat(allocation(trial)).isEqualTo(allocation);
        given().get("/v1/trials/{id}/errors/export", trial)
                .then()
                .statusCode(200)
                .body("format", equalTo("p360-register-export-v1"))
                .body("counts.INELIGIBLE", equalTo(1))
                .body("counts.WRONG_STRATUM", equalTo(1))
                .body("counts.TWICE", equalTo(2))
                .body("counts.WRONG_SERVICE", equalTo(1))
                .body("clinicalOverrides", equalTo(0))
                .body("errors", hasSize(5))
                .body("errors.personId.unique()", equalTo(List.of(person.toString())))
                .body(not(containsString("TREATMENT")))
                .body(not(containsString("CONTROL")));
        assertThat(store.count(
                        "select count(*) from audit_entry where action = 'trial.error-reported' and subject_id = ?",
                        person.toString()))
                .isEqualTo(5);
    }

    @Test
    @TestSecurity(user = "manager", roles = "trial-manager")
    void refusesErrorsAboutStrangersAndLevelsTheTrialDoesNotKnow() {
        UUID trial = withHer();
        report(trial, "WRONG_STRATUM", null).statusCode(422).body("errors[0].pointer", equalTo("/correctLevels"));
        report(trial, "WRONG_STRATUM", Map.of("grade", "STANDARD")).statusCode(422);
        report(trial, "WRONG_STRATUM", Map.of("grade", "HIGH", "priorBand", "4-7"))
                .statusCode(422);
        report(trial, "WRONG_STRATUM", Map.of("grade", "MEDIUM", "priorBand", "4-7", "x", "y"))
                .statusCode(422);
        report(trial, "TWICE", Map.of("grade", "MEDIUM", "priorBand", "4-7")).statusCode(422);
        report(trial, "SOMETHING", null).statusCode(400);
        report(fixture.open(10), "TWICE", null).statusCode(404);
        assertThat(store.count("select count(*) from trial_error where trial_id = ?", trial))
                .isZero();
    }

    @Test
    @TestSecurity(user = "second", roles = "duty-manager")
    void changesTheServiceByTwoPeopleAndNeverTheArm() {
        UUID trial = withHer();
        String allocation = allocation(trial);
        String own = propose(trial)
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("service", equalTo("SPECIALIST_TEAM"))
                .body("outcome", nullValue())
                .extract()
                .header("Location");
        given().post(own + "/confirmation")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:project360:problem:second-person-needed"));
        UUID others = proposeAs(trial, "first");
        String path = "/v1/trials/" + trial + "/overrides/" + others;
        for (String replayed : new String[] {null, "true"}) {
            given().header("Idempotency-Key", others)
                    .post(path + "/confirmation")
                    .then()
                    .statusCode(200)
                    .header("Idempotent-Replayed", equalTo(replayed));
        }
        given().get(path)
                .then()
                .statusCode(200)
                .body("service", equalTo("USUAL_RESPONSE"))
                .body("outcome", equalTo("CONFIRMED"))
                .body("proposedBy", equalTo("first"))
                .body("settledBy", equalTo("second"));
        given().post(path + "/confirmation")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:project360:problem:settled"));
        given().post(own + "/withdrawal").then().statusCode(200).body("outcome", equalTo("WITHDRAWN"));

        given().get(path).then().statusCode(200).body("outcome", equalTo("CONFIRMED"));
        given().get("/v1/trials/{id}/overrides/{o}", fixture.open(5), others)
                .then()
                .statusCode(404);
        assertThat(allocation(trial)).isEqualTo(allocation);
        assertThat(overrides.confirmed(trial)).isEqualTo(1);
        assertThat(store.rows("select detail from audit_entry where action like 'override%'")
                        .toString())
                .contains(others.toString())
                .doesNotContain("SPECIALIST_TEAM", "USUAL_RESPONSE");
    }

    /** Which service it was stands in no column. */
    @Test
    @TestSecurity(
            user = "first",
            roles = {"duty-manager", "auditor"})
    void sealsTheServiceAndTellsANumberAlone() {
        UUID trial = withHer();
        propose(trial).statusCode(201);
        UUID other = proposeAs(trial, "somebody");
        given().post("/v1/trials/{id}/overrides/{o}/confirmation", trial, other)
                .then()
                .statusCode(200);

        List<List<Object>> sealed =
                store.rows("select sealed_service from clinical_override where trial_id = ?", trial);
        assertThat(sealed)
                .hasSize(2)
                .allSatisfy(row -> assertThat((byte[]) row.get(0)).hasSize(12 + 1 + 16));
        assertThat(Arrays.equals(
                        (byte[]) sealed.get(0).get(0), (byte[]) sealed.get(1).get(0)))
                .isFalse();
        given().get("/v1/trials/{id}/errors/export", trial)
                .then()
                .statusCode(200)
                .body("clinicalOverrides", equalTo(1))
                .body(not(containsString("SPECIALIST_TEAM")))
                .body(not(containsString("USUAL_RESPONSE")))
                .body(not(containsString(person.toString())));
        assertThatThrownBy(() -> store.execute(
                        "insert into clinical_override_outcome select id, 'CONFIRMED', proposed_by, now()"
                                + " from clinical_override where trial_id = ? and id <> ?",
                        trial,
                        other))
                .hasMessageContaining("second person");
    }

    /** Once, with neither arm nor service, and only what was confirmed. */
    @Test
    @TestSecurity(user = "second", roles = "duty-manager")
    void tellsTheEvaluationThatItHappenedAndNothingElse() {
        UUID trial = withHer();
        UUID confirmed = proposeAs(trial, "first");
        UUID withdrawn = proposeAs(trial, "first");
        String path = "/v1/trials/" + trial + "/overrides/";
        given().post(path + withdrawn + "/withdrawal").then().statusCode(200);
        given().post(path + confirmed + "/confirmation").then().statusCode(200);
        given().post(path + confirmed + "/confirmation").then().statusCode(409);

        await().until(() -> store.count("select count(*) from outbox") == 0);
        List<ConsumerRecord<String, byte[]>> told = TestInfra.records(Topics.RANDOMISATION_SERVICE_OVERRIDDEN).stream()
                .filter(record ->
                        Messages.read(record, ServiceOverridden.class).trialId().equals(trial))
                .toList();
        assertThat(told).singleElement().satisfies(record -> {
            ServiceOverridden event = Messages.read(record, ServiceOverridden.class);
            assertThat(event.overrideId()).isEqualTo(confirmed);
            assertThat(event.personId()).isEqualTo(person);
            assertThat(record.key()).isEqualTo(person.toString());
            assertThat(Messages.faults(record)).isEmpty();
            assertThat(new String(record.value(), java.nio.charset.StandardCharsets.UTF_8))
                    .doesNotContain("USUAL", "SPECIALIST", "TREATMENT", "CONTROL", "COURT");
        });
    }

    @Test
    @TestSecurity(
            user = "second",
            roles = {"duty-manager", "statistician-unblinded"})
    void tellsTheServiceOnlyOnceTheTrialIsUnblinded() {
        UUID trial = withHer();
        UUID override = proposeAs(trial, "first");
        proposeAs(trial, "first");
        given().post("/v1/trials/{id}/overrides/{o}/confirmation", trial, override)
                .then()
                .statusCode(200);
        given().get("/v1/trials/{id}/overrides/export", trial)
                .then()
                .statusCode(409)
                .body(not(containsString("USUAL_RESPONSE")));
        fixture.change(trial, Kind.CLOSE);
        given().get("/v1/trials/{id}/overrides/export", trial).then().statusCode(409);
        fixture.change(trial, Kind.UNBLIND);
        given().get("/v1/trials/{id}/overrides/export", trial)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("overrides", hasSize(1))
                .body("overrides[0].overrideId", equalTo(override.toString()))
                .body("overrides[0].personId", equalTo(person.toString()))
                .body("overrides[0].service", equalTo("USUAL_RESPONSE"))
                .body("overrides[0].reason", equalTo("COURT_ORDER"));
        assertThat(store.count(
                        "select count(*) from audit_entry where action = 'overrides.exported' and subject_id = ?",
                        trial.toString()))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial_error", "clinical_override", "clinical_override_outcome"})
    void isOnlyAppendedTo(String table) {
        assertThatThrownBy(() -> store.execute("delete from " + table))
                .hasMessageContaining("never changed or deleted");
        assertThatThrownBy(() -> store.execute("truncate " + table + " cascade"))
                .hasMessageContaining("never changed or deleted");
        String column = table.equals("clinical_override_outcome") ? "settled_by" : "person_id";
        assertThatThrownBy(() -> store.execute("update " + table + " set " + column + " = " + column))
                .hasMessageContaining("never changed or deleted");
    }

    private UUID withHer() {
        UUID trial = fixture.open(50);
        deliveries.take(trial, Candidates.of(UUID.randomUUID(), person, UUID.randomUUID()));
        return trial;
    }

    private String allocation(UUID trial) {
        return store.rows("select a::text from allocation a where trial_id = ?", trial)
                + store.rows("select l::text from allocation_ledger l where trial_id = ?", trial)
                        .toString();
    }

    private UUID proposeAs(UUID trial, String actor) {
        return QuarkusTransaction.requiringNew().call(() -> {
            UUID id = UUID.randomUUID();
            OverrideProposal proposal = new OverrideProposal(
                    person, ClinicalOverride.Service.USUAL_RESPONSE, ClinicalOverride.Reason.COURT_ORDER);
            byte[] sealed = services.seal(id, proposal.service());
            overrides.persist(new ClinicalOverride(id, trial, proposal, sealed, actor, Instant.EPOCH));
            return id;
        });
    }

    private ValidatableResponse propose(UUID trial) {
        return given().contentType("application/json")
                .body(Map.of("personId", person, "service", "SPECIALIST_TEAM", "reason", "IMMINENT_RISK"))
                .post("/v1/trials/{id}/overrides", trial)
                .then();
    }

    private ValidatableResponse report(UUID trial, String type, @org.jspecify.annotations.Nullable Object levels) {
        Map<String, Object> body = new HashMap<>(Map.of("type", type, "personId", person));
        if (levels != null) {
            body.put("correctLevels", levels);
        }
        return given().contentType("application/json")
                .body(body)
                .post("/v1/trials/{id}/errors", trial)
                .then();
    }
}
