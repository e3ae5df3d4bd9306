package org.project360.intake.stewardship;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.project360.intake.ReportFixture.person;
import static org.project360.intake.ReportFixture.report;
import static org.project360.intake.stewardship.Stewards.merge;
import static org.project360.intake.stewardship.Stewards.separate;
import static org.project360.intake.stewardship.Stewards.undo;

import io.quarkus.test.security.TestSecurity;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.PersonSplit;
import org.project360.intake.Intake;
import org.project360.intake.IntakeTest;
import org.project360.intake.ReportFixture;
import org.project360.intake.ReportFixture.PersonFixture;
import org.project360.intake.stewardship.Stewards.Recorded;

/** Incidents that identity gave to one person and a steward to another. */
@IntakeTest
@TestSecurity(user = "stella", roles = "data-steward")
class SplitsResourceTest {

    private final String policeId = "P-" + UUID.randomUUID();
    private final PersonFixture ada = person("Ada", "Quill", "1990-05-01");
    private final PersonFixture eve = person("Eve", "Quill", "1964-05-01");
    /** The police gave mother and daughter one id. */
    private final PersonDetails daughter = ada.withId(policeId);

    private final PersonDetails mother = eve.withId(policeId);
    private final PersonDetails motherWithoutId = eve.withId(null);

    @Inject
    Intake intake;

    @Inject
    Stewards stewards;

    @Test
    void separatedIncidentsAreSomebodyNewsWithKeysAndReportsOfHerOwn() {
        Recorded hers = stewards.takes(report().victim(daughter));
        Recorded mothers = stewards.takes(report().victim(mother));
        assertThat(mothers.victimId()).isEqualTo(hers.victimId());

        Response split = separate(hers.victimId(), mothers.id());

        split.then().statusCode(201);
        UUID separated = UUID.fromString(split.jsonPath().getString("separatedId"));
        assertThat(stewards.victim(mothers)).isEqualTo(separated);
        assertThat(stewards.victim(hers)).isEqualTo(hers.victimId());
        PersonSplit event = Intake.await(
                        Topics.INTAKE_PERSON_SPLIT, hers.victimId().toString(), 1, PersonSplit.class)
                .get(0);
        assertThat(event.incidentIds()).containsExactly(mothers.id());
        // What only she gave finds her; what both gave still finds the daughter.
        assertThat(stewards.takes(report().victim(motherWithoutId)).victimId()).isEqualTo(separated);
        assertThat(stewards.takes(report().victim(daughter)).victimId()).isEqualTo(hers.victimId());
        // Erasing the daughter leaves the mother's report readable, and the other way round it would too.
        stewards.erase(hers.victimId()).then().statusCode(200);
        RestAssured.get("/v1/persons/{id}/subject-access", separated)
                .then()
                .statusCode(200)
                .body("reports[0].person.forename", equalTo("Eve"));
    }

    @Test
    void laterVersionsDoNotUndoWhatAStewardSaid() {
        ReportFixture v1 = report().victim(mother);
        Recorded hers = stewards.takes(report().victim(daughter));
        Recorded mothers = stewards.takes(v1);
        UUID separated = UUID.fromString(
                separate(hers.victimId(), mothers.id()).jsonPath().getString("separatedId"));

        stewards.takes(v1.version(2));

        assertThat(stewards.victim(mothers)).isEqualTo(separated);
        // Separated again, she stays with the last word.
        UUID third =
                UUID.fromString(separate(separated, mothers.id()).jsonPath().getString("separatedId"));
        stewards.takes(v1.version(3));
        assertThat(stewards.victim(mothers)).isEqualTo(third);
    }

    @Test
    void namedIncidentsGoWithAMergeThatIsUndone() {
        Recorded hers = stewards.takes(report().victim(daughter));
        Recorded mothers = stewards.takes(report().victim(mother));
        Recorded aunt = stewards.takes(
                report().victim(person("Una", "Quill", "1966-01-01").withId()));
        UUID merge = Stewards.id(merge(hers.victimId(), aunt.victimId()));

        RestAssured.given()
                .contentType("application/json")
                .body(Map.of("mergeId", merge, "incidentIds", List.of(mothers.id()), "reasonCode", "not-hers"))
                .post("/v1/persons/{id}/splits", hers.victimId())
                .then()
                .statusCode(201)
                .body("separatedId", equalTo(aunt.victimId().toString()));

        assertThat(List.of(stewards.victim(mothers), stewards.victim(aunt))).containsOnly(aunt.victimId());
    }

    /** A split of a split, and a merge of what was split. */
    @Test
    void whoWasSeparatedMayBeMergedAndSplitAgain() {
        Recorded hers = stewards.takes(report().victim(daughter));
        Recorded mothers = stewards.takes(report().victim(mother));
        UUID separated = UUID.fromString(
                separate(hers.victimId(), mothers.id()).jsonPath().getString("separatedId"));

        UUID merge = Stewards.id(merge(hers.victimId(), separated));
        assertThat(stewards.victim(mothers)).isEqualTo(hers.victimId());
        undo(separated, merge).then().statusCode(201);

        assertThat(stewards.victim(mothers)).isEqualTo(separated);
    }

    @Test
    void nothingNamedIsNothingToSplit() {
        Recorded hers = stewards.takes(report().victim(daughter));

        RestAssured.given()
                .contentType("application/json")
                .body(Map.of("reasonCode", "not-hers"))
                .post("/v1/persons/{id}/splits", hers.victimId())
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:project360:problem:nothing-to-split"));
    }

    /** A report is its victim's, so that a child's incidents cannot become somebody else's; that is said, and where. */
    @Test
    void incidentsInWhichSheIsNotTheVictimAreNamed() {
        Recorded hers = stewards.takes(report().victim(daughter));
        Recorded family = stewards.takes(report().victim(daughter)
                .child(person("Kit", "Quill", "2018-01-01").withId()));
        UUID child = (UUID) intake.rows(
                        "select person_id from incident_person where incident_id = ? and role = 'CHILD'", family.id())
                .get(0)
                .get("person_id");

        separate(child, family.id())
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:project360:problem:not-the-victim"))
                .body("errors.pointer", equalTo(List.of("/incidentIds/0")));
        // Whether an incident exists that does not name the person is not told.
        separate(child, hers.id()).then().statusCode(404);
        separate(child, family.id(), hers.id()).then().statusCode(404);
        separate(child, family.id(), UUID.randomUUID()).then().statusCode(404);
    }
}
