package org.project360.randomisation.monitoring;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.project360.randomisation.RandomisationTest;
import org.project360.randomisation.Store;
import org.project360.randomisation.allocation.Candidates;
import org.project360.randomisation.allocation.Deliveries;
import org.project360.randomisation.trial.TrialFixture;

@QuarkusTest
@RandomisationTest
@TestSecurity(user = "manager", roles = "trial-manager")
class ProgressResourceTest {

    @Inject
    TrialFixture fixture;

    @Inject
    Deliveries deliveries;

    @Inject
    Store store;

    @Test
    void countsAgainstTheTargetAndNeverByArm() {
        UUID trial = fixture.open(3);
        UUID person = UUID.randomUUID();
        UUID household = UUID.randomUUID();
        deliveries.take(
                trial,
                Candidates.of(UUID.randomUUID(), person, household),
                Candidates.of(UUID.randomUUID(), person, household),
                Candidates.of(UUID.randomUUID(), UUID.randomUUID(), household),
                Candidates.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), Map.of("grade", "MEDIUM")),
                Candidates.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()),
                Candidates.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()),
                Candidates.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()));

        for (int twice = 0; twice < 2; twice++) {
            store.execute("insert into unblinding values (gen_random_uuid(), ?, ?, 'x', 'x', now())", trial, person);
        }

        given().get("/v1/trials/{id}/progress", trial)
                .then()
                .statusCode(200)
                .body("target", equalTo(3))
                .body("ceiling", equalTo(3))
                .body("reserved", equalTo(0))
                .body("state", equalTo("CLOSED"))
                .body("units", equalTo(3))
                .body("participants", equalTo(4))
                .body("unblinded", equalTo(1))
                .body("incidents", equalTo(5))
                .body("represented", equalTo(2))
                .body("pendingData", equalTo(1))
                .body("notAllocated", equalTo(1))
                .body("awaitingOpening", equalTo(0))
                .body(not(containsString("TREATMENT")))
                .body(not(containsString("CONTROL")))
                .body(not(containsString("stratum")));
    }

    @Test
    void countsNothingForADraft() {
        given().get("/v1/trials/{id}/progress", fixture.draft(7))
                .then()
                .statusCode(200)
                .body("state", equalTo("DRAFT"))
                .body("units", equalTo(0));
        given().get("/v1/trials/{id}/progress", UUID.randomUUID()).then().statusCode(404);
    }
}
