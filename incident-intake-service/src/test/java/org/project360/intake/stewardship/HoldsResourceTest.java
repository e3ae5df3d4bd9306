package org.project360.intake.stewardship;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.project360.intake.ReportFixture.person;
import static org.project360.intake.ReportFixture.report;
import static org.project360.intake.stewardship.Stewards.merge;

import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.police.HighRiskMarker;
import org.project360.intake.Intake;
import org.project360.intake.IntakeTest;
import org.project360.intake.stewardship.Stewards.Recorded;
import org.project360.local.testing.TestClock;

@IntakeTest
@TestSecurity(user = "stella", roles = "data-steward")
class HoldsResourceTest {

    private final PersonDetails ada = person("Ada", "Quill", "1990-05-01").withId();
    private final PersonDetails adah = person("Adah", "Quill", "1990-05-01").withId();

    @Inject
    Intake intake;

    @Inject
    Stewards stewards;

    /** A closed case at MARAC counts for a year more, the others end at once. */
    @ParameterizedTest
    @CsvSource({
        "WITHDRAWN, willing-and-reachable, true",
        "DO_NOT_CONTACT, willing-and-reachable, true",
        "HIGH_RISK_CASE, no-high-risk-case, false"
    })
    void whoIsHeldIsNotEligibleUntilTheHoldIsLifted(String kind, String rule, boolean eligibleAfterwards) {
        Recorded first = stewards.takes(report().victim(ada).occurredAt(TestClock.START.minus(Duration.ofDays(9))));

        Response placed = place(first.victimId(), kind);

        placed.then().statusCode(201).body("kind", equalTo(kind)).body("placedBy", equalTo("stella"));
        assertThat(failed(stewards.takes(report().victim(ada)))).containsExactly(rule);
        lift(first.victimId(), placed.path("id")).then().statusCode(200).body("liftedAt", notNullValue());
        assertThat(failed(stewards.takes(report().victim(ada))))
                .isEqualTo(eligibleAfterwards ? List.of() : List.of(rule));
    }

    @Test
    void holdsAreListedAndAuditedAndPlacedOnce() {
        UUID person = stewards.takes(report().victim(ada)).victimId();
        String id = place(person, "WITHDRAWN").path("id");

        place(person, "WITHDRAWN").then().statusCode(409).body("type", equalTo("urn:project360:problem:held-already"));
        place(person, "DO_NOT_CONTACT").then().statusCode(201);
        lift(person, id).then().statusCode(200);
        lift(person, id).then().statusCode(409).body("type", equalTo("urn:project360:problem:lifted-before"));

        given().get("/v1/persons/{id}/holds", person)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("items.kind", containsInAnyOrder("WITHDRAWN", "DO_NOT_CONTACT"))
                .body("items.find { it.kind == 'WITHDRAWN' }.liftedBy", equalTo("stella"))
                .body("items.find { it.kind == 'DO_NOT_CONTACT' }.liftedBy", nullValue());
        assertThat(audited(person))
                .containsExactly("person.held", "person.held", "person.hold-lifted", "person.holds-read");
        given().get("/v1/persons/{id}/timeline", person)
                .then()
                .body(
                        "items.findAll { it.kind == 'hold' }.facts.hold",
                        containsInAnyOrder("WITHDRAWN", "DO_NOT_CONTACT"));
    }

    @Test
    void aHoldCountsForWhoStandsForHerAndComesBackWithASplit() {
        Recorded hers = stewards.takes(report().victim(ada).occurredAt(TestClock.START.minus(Duration.ofDays(9))));
        Recorded others = stewards.takes(report().victim(adah).occurredAt(TestClock.START.minus(Duration.ofDays(8))));
        place(others.victimId(), "WITHDRAWN").then().statusCode(201);
        UUID merge = Stewards.id(merge(hers.victimId(), others.victimId()));

        assertThat(failed(stewards.takes(report().victim(ada)))).containsExactly("willing-and-reachable");
        given().get("/v1/persons/{id}/holds", others.victimId()).then().body("items", hasSize(1));

        Stewards.undo(hers.victimId(), merge).then().statusCode(201);

        assertThat(failed(stewards.takes(report().victim(ada)))).isEmpty();
        assertThat(failed(stewards.takes(report().victim(adah)))).containsExactly("willing-and-reachable");
    }

    @Test
    void anIncidentForMaracKeepsHerOutForAYear() {
        stewards.takes(List.of(report().victim(ada)
                .occurredAt(TestClock.START.minus(Duration.ofDays(360)))
                .marker(HighRiskMarker.MARAC)));

        assertThat(failed(stewards.takes(report().victim(ada)))).containsExactly("no-high-risk-case");
    }

    @Test
    void nobodyIsHeldWhoIsNotThereAndNoHoldOfSomebodyElseIsLifted() {
        UUID person = stewards.takes(report().victim(ada)).victimId();
        UUID other = stewards.takes(report().victim(adah)).victimId();
        String id = place(person, "WITHDRAWN").path("id");

        place(UUID.randomUUID(), "WITHDRAWN").then().statusCode(404);
        given().get("/v1/persons/{id}/holds", UUID.randomUUID()).then().statusCode(404);
        lift(other, id).then().statusCode(404);
        lift(person, UUID.randomUUID().toString()).then().statusCode(404);
        place(person, "NONSENSE").then().statusCode(400);
        given().contentType("application/json")
                .body("{}")
                .post("/v1/persons/{id}/holds", person)
                .then()
                .statusCode(400);
    }

    private static Response place(UUID person, String kind) {
        return given().contentType("application/json")
                .body(Map.of("kind", kind))
                .post("/v1/persons/{id}/holds", person);
    }

    private static Response lift(UUID person, String hold) {
        return given().post("/v1/persons/{id}/holds/{hold}/lifting", person, hold);
    }

    private List<Object> audited(UUID person) {
        return intake
                .rows(
                        "select action from audit_entry where subject_id = ? and action like 'person.h%' order by sequence",
                        person.toString())
                .stream()
                .map(row -> row.get("action"))
                .toList();
    }

    private List<Object> failed(Recorded incident) {
        return intake
                .rows(
                        "select x ->> 'rule' failed from eligibility e, jsonb_array_elements(e.results) x"
                                + " where e.incident_id = ? and not (x -> 'holds')::boolean",
                        incident.id())
                .stream()
                .map(row -> row.get("failed"))
                .toList();
    }
}
