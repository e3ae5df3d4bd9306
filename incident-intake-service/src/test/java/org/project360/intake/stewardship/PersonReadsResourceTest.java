package org.project360.intake.stewardship;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.project360.intake.ReportFixture.person;
import static org.project360.intake.ReportFixture.report;
import static org.project360.intake.stewardship.Stewards.merge;

import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.randomisation.Arm;
import org.project360.intake.Intake;
import org.project360.intake.IntakeTest;
import org.project360.intake.ReportFixture;
import org.project360.intake.stewardship.Stewards.Recorded;

@IntakeTest
@TestSecurity(user = "stella", roles = "data-steward")
class PersonReadsResourceTest {

    private final PersonDetails ada = person("Ada", "Quill", "1990-05-01").withId();
    private final PersonDetails dorian = person("Dorian", "Voss", "1986-01-01").withId();
    private final PersonDetails niamh = person("Niamh", "Quill", "2015-01-01").withId();

    @Inject
    Intake intake;

    @Inject
    Stewards stewards;

    @Test
    void theTimelineTellsWhoKnewWhatAndWhenPageByPage() {
        ReportFixture v1 = report().victim(ada);
        Recorded first = stewards.takes(v1);
        stewards.takes(v1.version(2));
        stewards.allocates(first, Arm.TREATMENT);
        Recorded other = stewards.takes(
                report().victim(person("Adah", "Quill", "1990-05-01").withId()));
        merge(first.victimId(), other.victimId()).then().statusCode(201);
        given().get("/v1/incidents/{id}/eligibility", first.id()).then().statusCode(200);

        List<String> kinds = new ArrayList<>();
        List<String> refs = new ArrayList<>();
        String next = "/v1/persons/" + first.victimId() + "/timeline?limit=2";
        String whole = "";
        while (next != null) {
            Response page = given().urlEncodingEnabled(false).get(next);
            page.then().statusCode(200).header("Cache-Control", "no-store");
            kinds.addAll(page.jsonPath().getList("items.kind", String.class));
            page.jsonPath().getList("items", Map.class).forEach(e -> refs.add(e.get("kind") + "/" + e.get("ref")));
            whole += page.asString();
            next = next(page);
        }

        assertThat(refs).doesNotHaveDuplicates();
        assertThat(kinds.stream().filter("report"::equals)).hasSize(3);
        assertThat(kinds.stream().filter("eligibility"::equals)).hasSize(3);
        assertThat(kinds.stream().filter("allocation"::equals)).hasSize(1);
        assertThat(kinds.stream().filter("merged"::equals)).hasSize(1);
        assertThat(whole)
                .contains("\"occurredAt\":\"" + v1.build().occurredAt() + "\"")
                .contains("eligibility.read")
                .doesNotContain("TREATMENT", "Quill", "Ada")
                // A listing that showed its own reads would have no end with one entry a page.
                .doesNotContain("person.timeline-read");
        assertThat(intake.number(
                        "select count(*) from audit_entry where action = 'person.timeline-read' and subject_id = ?",
                        first.victimId().toString()))
                .isEqualTo((refs.size() + 1) / 2);
    }

    @Test
    void aCursorOfAnotherPersonIsRefused() {
        ReportFixture report = report().victim(ada);
        Recorded one = stewards.takes(report);
        stewards.takes(report.version(2));
        Recorded other = stewards.takes(report().victim(dorian));
        Response page = given().get("/v1/persons/{id}/timeline?limit=1", one.victimId());
        String query = URI.create(next(page)).getRawQuery();

        given().urlEncodingEnabled(false)
                .get("/v1/persons/" + other.victimId() + "/timeline?" + query)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:project360:problem:invalid-cursor"));
    }

    @Test
    void subjectAccessHandsOutWhatIsHersAndNothingOfOthers() {
        ReportFixture report =
                report().victim(ada).perpetrator(dorian).child(niamh).yesAnswers(3);
        Recorded incident = stewards.takes(report);
        stewards.allocates(incident, Arm.TREATMENT);

        Response access = given().get("/v1/persons/{id}/subject-access", incident.victimId());

        access.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("identities", hasSize(1))
                .body("identities[0].details.surname", equalTo("Quill"))
                .body("reports[0].person.forename", equalTo("Ada"))
                .body("reports[0].asVictim.riskAssessment.answers.size()", equalTo(3))
                .body("reports[0].othersLeftOut.PERPETRATOR", equalTo(1))
                .body("reports[0].othersLeftOut.CHILD", equalTo(1))
                .body("history.kind", hasItems("eligibility", "allocation"))
                .body("withheld", hasItems("details-of-other-people", "trial-arm-while-concealed"));
        assertThat(access.asString())
                .doesNotContain("Dorian", "Voss", "Niamh", dorian.policePersonId(), "TREATMENT", "stella");
        assertThat(intake.number(
                        "select count(*) from audit_entry where action = 'person.subject-access' and subject_id = ?"
                                + " and actor = 'stella'",
                        incident.victimId().toString()))
                .isEqualTo(1);
    }

    @Test
    void aPerpetratorLearnsNothingOfTheVictim() {
        Recorded incident = stewards.takes(
                report().victim(ada).perpetrator(dorian).child(niamh).yesAnswers(5));
        UUID perpetrator = inRole(incident, "PERPETRATOR");

        Response access = given().get("/v1/persons/{id}/subject-access", perpetrator);

        access.then()
                .statusCode(200)
                .body("reports", hasSize(1))
                .body("reports[0].role", equalTo("PERPETRATOR"))
                .body("reports[0].person.forename", equalTo("Dorian"))
                .body("reports[0].asVictim", equalTo(null))
                .body("reports[0].asChild", equalTo(null));
        assertThat(access.asString())
                .doesNotContain("Ada", "Quill", "Niamh", ada.addresses().get(0).postcode(), "Kitchen", "DASH");
    }

    @Test
    void aChildsOwnPartIsHandedOut() {
        Recorded incident =
                stewards.takes(report().victim(ada).perpetrator(dorian).child(niamh));

        given().get("/v1/persons/{id}/subject-access", inRole(incident, "CHILD"))
                .then()
                .statusCode(200)
                .body("reports[0].person.forename", equalTo("Niamh"))
                .body("reports[0].asChild.presence", equalTo("PRESENT"))
                .body("reports[0].othersLeftOut.VICTIM", equalTo(1));
    }

    @Test
    void nobodyIsNotFound() {
        for (String what : new HashSet<>(List.of("timeline", "subject-access"))) {
            given().get("/v1/persons/{id}/" + what, UUID.randomUUID()).then().statusCode(404);
        }
    }

    private UUID inRole(Recorded incident, String role) {
        return (UUID) intake.rows(
                        "select person_id from incident_person where incident_id = ? and role = ?", incident.id(), role)
                .get(0)
                .get("person_id");
    }

    private static String next(Response page) {
        String link = page.header("Link");
        return link == null ? null : link.substring(link.indexOf('<') + 1, link.indexOf('>'));
    }
}
