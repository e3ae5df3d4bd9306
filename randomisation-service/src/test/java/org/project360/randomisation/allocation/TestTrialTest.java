package org.project360.randomisation.allocation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.project360.contracts.intake.CandidateIdentified;
import org.project360.randomisation.RandomisationTest;
import org.project360.randomisation.Store;
import org.project360.randomisation.trial.TrialFixture;

/** A test trial is drawn as a real one is, elsewhere, and nothing of the one can come into the other. */
@QuarkusTest
@RandomisationTest
@TestSecurity(
        user = "manager",
        roles = {"trial-manager", "auditor"})
class TestTrialTest {

    /** Rows leave the outbox once they are published; their numbers do not come again. */
    private static final String EVER_PUBLISHED = "select last_value from outbox_id_seq";

    @Inject
    TrialFixture fixture;

    @Inject
    Deliveries deliveries;

    @Inject
    VerifyLedger verify;

    @Inject
    Store store;

    @Test
    void allocatesMadeUpCandidatesInASchemaOfItsOwnAndPublishesNothing() {
        UUID test = fixture.openTest(50);
        long published = store.count(EVER_PUBLISHED);
        take(test, Map.of("count", 30)).statusCode(204);
        take(test, Map.of("covariates", Map.of("grade", "MEDIUM"))).statusCode(204);

        for (String book : List.of("allocation", "participant", "exposure", "allocation_ledger")) {
            assertThat(count("test_trials." + book, test)).as(book).isEqualTo(30);
        }
        assertThat(count("test_trials.pending_candidate", test)).isEqualTo(1);
        for (String book : List.of(
                "allocation",
                "participant",
                "exposure",
                "allocation_ledger",
                "pending_candidate",
                "stratum",
                "recruitment")) {
            assertThat(count("public." + book, test)).as(book).isZero();
        }
        assertThat(store.count(EVER_PUBLISHED)).isEqualTo(published);
        given().get("/v1/trials/{id}/progress", test)
                .then()
                .statusCode(200)
                .body("units", equalTo(30))
                .body("pendingData", equalTo(1));
        assertThat(verify.verify(test)).isEqualTo(new VerifyLedger.Verdict(true, 30, null, null));
        given().get("/v1/trials/{id}", test).then().body("test", equalTo(true));
    }

    /** A test record with the ids of a real person: she is drawn for in the real trial as if nothing had been. */
    @Test
    void neverMeetsARealPerson() {
        UUID real = fixture.open(50);
        UUID test = fixture.openTest(50);
        CandidateIdentified her = Candidates.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        deliveries.take(test, her);
        deliveries.take(real, her);

        assertThat(count("public.allocation", real)).isEqualTo(1);
        assertThat(count("test_trials.allocation", test)).isEqualTo(1);
        assertThat(store.rows("select secret_sha256 from trial where id in (?, ?)", real, test).stream()
                        .map(row -> new java.math.BigInteger((byte[]) row.get(0)))
                        .distinct())
                .hasSize(2);
        take(real, Map.of("count", 1)).statusCode(409).body("type", equalTo("urn:project360:problem:trial-not-a-test"));
        given().get("/v1/trials/{id}", real).then().body("test", equalTo(false));
    }

    /** Whatever the code does. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "recruitment",
                "stratum",
                "allocation",
                "participant",
                "exposure",
                "pending_candidate",
                "allocation_ledger"
            })
    void theDatabaseRefusesARowAmongThoseOfTheOtherKind(String book) {
        UUID real = fixture.open(50);
        UUID test = fixture.openTest(50);
        CandidateIdentified incomplete =
                Candidates.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), Map.of());
        deliveries.take(real, Candidates.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()), incomplete);
        deliveries.take(test, Candidates.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()), incomplete);
        assertThat(count("public." + book, real)).isPositive();
        assertThat(count("test_trials." + book, test)).isPositive();

        assertThatThrownBy(() -> copy("test_trials", "public", book, test)).hasMessageContaining("of_real_trials");
        assertThatThrownBy(() -> copy("public", "test_trials", book, real)).hasMessageContaining("of_test_trials");
    }

    private void copy(String from, String to, String book, UUID trial) {
        store.execute(
                "insert into %s.%s overriding system value select * from %s.%s where trial_id = ?"
                        .formatted(to, book, from, book),
                trial);
    }

    private long count(String table, UUID trial) {
        return store.count("select count(*) from " + table + " where trial_id = ?", trial);
    }

    private static ValidatableResponse take(UUID trial, Map<String, Object> wish) {
        return given().contentType("application/json")
                .body(wish)
                .post("/v1/trials/{id}/test-candidates", trial)
                .then();
    }
}
