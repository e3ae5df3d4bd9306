package org.project360.intake.stewardship;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.project360.intake.ReportFixture.person;
import static org.project360.intake.ReportFixture.report;
import static org.project360.intake.stewardship.Stewards.merge;
import static org.project360.intake.stewardship.Stewards.settle;

import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.PersonErased;
import org.project360.contracts.randomisation.Arm;
import org.project360.intake.Intake;
import org.project360.intake.IntakeTest;
import org.project360.intake.ReportFixture;
import org.project360.intake.stewardship.Stewards.Recorded;

@IntakeTest
@TestSecurity(user = "stella", roles = "data-steward")
class ErasuresResourceTest {

    private final PersonDetails ada = person("Ada", "Quill", "1990-05-01").withId();
    private final PersonDetails adah = person("Adah", "Quill", "1990-05-01").withId();

    @Inject
    Intake intake;

    @Inject
    Stewards stewards;

    @Test
    void itTakesTwoAndNothingPersonalRemainsUnderAnyOfHerIds() {
        ReportFixture report = report().victim(ada);
        Recorded hers = stewards.takes(report);
        Recorded others = stewards.takes(report().victim(adah));
        stewards.allocates(hers, Arm.CONTROL);
        merge(hers.victimId(), others.victimId()).then().statusCode(201);
        Response asked = ask(others.victimId());
        asked.then().statusCode(202).body("personId", equalTo(hers.victimId().toString()));
        String request = "/v1/erasures/" + Stewards.id(asked);
        settle(request, "confirmation", asked.header("ETag"))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:project360:problem:second-person-needed"));

        stewards.become("saul", "data-steward");
        settle(request, "confirmation", asked.header("ETag"))
                .then()
                .statusCode(200)
                .body("state", equalTo("erased"));

        for (UUID id : List.of(hers.victimId(), others.victimId())) {
            for (String what : List.of("timeline", "subject-access")) {
                given().get("/v1/persons/{id}/" + what, id)
                        .then()
                        .statusCode(410)
                        .body("type", equalTo("urn:project360:problem:erased"));
            }
            assertThat(Intake.await(Topics.INTAKE_PERSON_ERASED, id.toString(), 1, PersonErased.class))
                    .hasSize(1);
            assertThat(intake.number(
                            "select count(*) from person where id = ? and wrapped_key is null and details is null", id))
                    .isEqualTo(1);
            assertThat(intake.number("select count(*) from person_match_key where person_id = ?", id))
                    .isZero();
            assertThat(intake.number(
                            "select count(*) from incident_report where victim_id = ? and content is not null", id))
                    .isZero();
            assertThat(intake.number("select count(*) from follow_up_contact where person_id = ?", id))
                    .isZero();
        }
        // Codes and ids remain.
        assertThat(intake.number("select count(*) from incident where victim_id = ?", hers.victimId()))
                .isEqualTo(2);
        assertThat(intake.number("select count(*) from allocation where incident_id = ?", hers.id()))
                .isEqualTo(1);
    }

    @Test
    void whoIsReportedLaterIsSomebodyNew() {
        ReportFixture report = report().victim(person("Ada", "Nokey", null).homeless());
        Recorded unnamed = stewards.takes(report);
        Recorded hers = stewards.takes(report().victim(ada));
        stewards.erase(unnamed.victimId()).then().statusCode(200);
        stewards.erase(hers.victimId()).then().statusCode(200);

        Recorded later = stewards.takes(report().victim(ada));
        stewards.takes(report.version(2));

        assertThat(later.victimId()).isNotEqualTo(hers.victimId());
        assertThat(stewards.victim(unnamed)).isNotEqualTo(unnamed.victimId());
        assertThat(intake.number("select incidents_in_window from eligibility where incident_id = ?", later.id()))
                .isEqualTo(1);
        merge(later.victimId(), hers.victimId()).then().statusCode(410);
        ask(hers.victimId()).then().statusCode(410);
    }

    @Test
    void aWithdrawnErasureErasesNothing() {
        Recorded hers = stewards.takes(report().victim(ada));
        Response asked = ask(hers.victimId());
        ask(hers.victimId()).then().statusCode(409);

        settle("/v1/erasures/" + Stewards.id(asked), "withdrawal", asked.header("ETag"))
                .then()
                .statusCode(200)
                .body("state", equalTo("withdrawn"));

        given().get("/v1/persons/{id}/subject-access", hers.victimId()).then().statusCode(200);
        given().get("/v1/erasures/{id}", UUID.randomUUID()).then().statusCode(404);
        given().get("/v1/merges/{id}", Stewards.id(asked)).then().statusCode(404);
    }

    @Test
    void whatWaitsAboutHerIsWithdrawn() {
        Recorded hers = stewards.takes(report().victim(ada));
        Recorded others = stewards.takes(report().victim(adah));
        stewards.allocates(hers, Arm.CONTROL);
        stewards.allocates(others, Arm.CONTROL);
        UUID merge = Stewards.id(merge(hers.victimId(), others.victimId()));

        stewards.erase(others.victimId()).then().statusCode(200);

        given().get("/v1/merges/{id}", merge).then().body("state", equalTo("withdrawn"));
        given().get("/v1/persons/{id}/subject-access", hers.victimId()).then().statusCode(200);
    }

    @Test
    void nothingThatStewardsDoLeavesANameInAnyTable() {
        PersonDetails canary = person("Zyxwine", "Canarywell", "1990-05-01").withId();
        ReportFixture report = report().victim(canary);
        Recorded hers = stewards.takes(report);
        Recorded others = stewards.takes(report().victim(adah));
        UUID merge = Stewards.id(merge(hers.victimId(), others.victimId()));
        given().get("/v1/persons/{id}/subject-access", hers.victimId())
                .then()
                .statusCode(200)
                .body("identities.details.surname", hasItem("Canarywell"));
        Stewards.undo(hers.victimId(), merge).then().statusCode(201);
        Stewards.separate(hers.victimId(), hers.id()).then().statusCode(201);
        stewards.erase(stewards.victim(hers)).then().statusCode(200);

        for (Map<String, Object> table :
                intake.rows("select table_name from information_schema.tables where table_schema = 'public'")) {
            String name = table.get("table_name").toString();
            assertThat(intake.number("select count(*) from " + name + " t where t::text ilike '%canarywell%'"
                            + " or position(encode('Canarywell', 'hex') in t::text) > 0"))
                    .as(name)
                    .isZero();
        }
    }

    private static Response ask(UUID person) {
        return given().contentType("application/json")
                .body(Map.of("reasonCode", "asked-by-person"))
                .post("/v1/persons/{id}/erasures", person);
    }
}
