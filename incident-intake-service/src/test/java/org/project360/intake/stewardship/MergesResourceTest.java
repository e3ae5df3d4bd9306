package org.project360.intake.stewardship;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.project360.intake.ReportFixture.person;
import static org.project360.intake.ReportFixture.report;
import static org.project360.intake.stewardship.Stewards.merge;
import static org.project360.intake.stewardship.Stewards.settle;
import static org.project360.intake.stewardship.Stewards.undo;

import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.IncidentRecorded;
import org.project360.contracts.intake.PersonMerged;
import org.project360.contracts.intake.PersonSplit;
import org.project360.contracts.intake.ReferralRequested;
import org.project360.contracts.randomisation.Arm;
import org.project360.intake.Intake;
import org.project360.intake.IntakeTest;
import org.project360.intake.stewardship.Stewards.Recorded;
import org.project360.local.testing.TestClock;

@IntakeTest
@TestSecurity(user = "stella", roles = "data-steward")
class MergesResourceTest {

    private final PersonDetails ada = person("Ada", "Quill", "1990-05-01").withId();
    private final PersonDetails adah = person("Adah", "Quill", "1990-05-01").withId();

    @Inject
    Intake intake;

    @Inject
    Stewards stewards;

    @Test
    void aMergedPersonsIncidentsCountForTheSurvivorAndSoDoLaterOnes() {
        Recorded hers = stewards.takes(report().victim(ada));
        Recorded others = stewards.takes(report().victim(adah));

        Response merged = merge(hers.victimId(), others.victimId());

        merged.then().statusCode(201).body("state", equalTo("merged"));
        Recorded later = stewards.takes(report().victim(adah).occurredAt(TestClock.START.minus(Duration.ofHours(1))));
        assertThat(stewards.victim(others)).isEqualTo(hers.victimId());
        assertThat(later.victimId()).isEqualTo(hers.victimId());
        assertThat(count(later)).isEqualTo(3);
        PersonMerged event = Intake.await(
                        Topics.INTAKE_PERSON_MERGED, hers.victimId().toString(), 1, PersonMerged.class)
                .get(0);
        assertThat(event.mergedId()).isEqualTo(others.victimId());
        assertThat(event.reasonCode()).isEqualTo("same-person");
        assertThat(Intake.await(Topics.INTAKE_INCIDENT_RECORDED, hers.victimId().toString(), 2, IncidentRecorded.class))
                .extracting(IncidentRecorded::incidentId)
                .containsExactly(hers.id(), later.id());
        assertThat(audited("person.merged", others.victimId())).isEqualTo(1);
    }

    @Test
    void aSplitGivesBackWhatWasMergedAndWhatCameSince() {
        Recorded hers = stewards.takes(report().victim(ada));
        Recorded others = stewards.takes(report().victim(adah));
        UUID merge = Stewards.id(merge(hers.victimId(), others.victimId()));
        Recorded since = stewards.takes(report().victim(adah));
        Recorded hersSince = stewards.takes(report().victim(ada));

        Response split = undo(hers.victimId(), merge);

        split.then()
                .statusCode(201)
                .body("separatedId", equalTo(others.victimId().toString()));
        assertThat(List.of(stewards.victim(hers), stewards.victim(hersSince))).containsOnly(hers.victimId());
        assertThat(List.of(stewards.victim(others), stewards.victim(since))).containsOnly(others.victimId());
        PersonSplit event = Intake.await(
                        Topics.INTAKE_PERSON_SPLIT, hers.victimId().toString(), 1, PersonSplit.class)
                .get(0);
        assertThat(event.separatedId()).isEqualTo(others.victimId());
        assertThat(event.incidentIds()).containsExactlyInAnyOrder(others.id(), since.id());
        // The clock stands still: all the same the later decision is later.
        PersonMerged before = Intake.await(
                        Topics.INTAKE_PERSON_MERGED, hers.victimId().toString(), 1, PersonMerged.class)
                .get(0);
        assertThat(event.splitAt()).isAfter(before.mergedAt());
        Recorded again = stewards.takes(report().victim(adah));
        assertThat(again.victimId()).isEqualTo(others.victimId());
        assertThat(count(again)).isEqualTo(3);
        undo(hers.victimId(), merge)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:project360:problem:split-before"));
        given().get("/v1/merges/{id}", merge).then().statusCode(200).body("state", equalTo("split"));
    }

    @Test
    void whereBothAreInATrialItTakesTwoAndAllocationsStay() {
        Recorded hers = stewards.takes(report().victim(ada));
        Recorded others = stewards.takes(report().victim(adah));
        stewards.allocates(hers, Arm.TREATMENT);
        stewards.allocates(others, Arm.CONTROL);
        List<Map<String, Object>> allocations = allocations(hers, others);

        Response asked = merge(hers.victimId(), others.victimId());

        asked.then().statusCode(202).body("state", equalTo("pending"));
        assertThat(stewards.victim(others)).isEqualTo(others.victimId());
        String request = asked.header("Location").replaceFirst("^https?://[^/]+", "");
        String tag = asked.header("ETag");
        settle(request, "confirmation", tag)
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:project360:problem:second-person-needed"));
        given().post(request + "/confirmation").then().statusCode(428);
        merge(hers.victimId(), others.victimId()).then().statusCode(409);
        stewards.become("saul", "data-steward");
        given().get("/v1/merges?limit=200")
                .then()
                .body("items.id", hasItem(Stewards.id(asked).toString()));
        settle(request, "confirmation", "\"7\"").then().statusCode(412);
        settle(request, "confirmation", tag).then().statusCode(200).body("state", equalTo("merged"));
        assertThat(stewards.victim(others)).isEqualTo(hers.victimId());
        assertThat(allocations(hers, others)).isEqualTo(allocations);
        undo(hers.victimId(), Stewards.id(asked)).then().statusCode(201);
        assertThat(stewards.victim(others)).isEqualTo(others.victimId());
        assertThat(allocations(hers, others)).isEqualTo(allocations);
    }

    /** Nothing about the answer but its ids and times depends on the arms. */
    @Test
    void theAnswerIsTheSameWhateverTheArms() {
        Response equal = askForTwo(Arm.CONTROL, Arm.CONTROL);
        Response different = askForTwo(Arm.TREATMENT, Arm.CONTROL);

        assertThat(equal.statusCode()).isEqualTo(202);
        assertThat(different.statusCode()).isEqualTo(202);
        assertThat(masked(equal)).isEqualTo(masked(different));
    }

    @Test
    void aWithdrawnRequestIsNotConfirmed() {
        Response asked = askForTwo(Arm.CONTROL, Arm.TREATMENT);
        String request = "/v1/merges/" + Stewards.id(asked);

        Response withdrawn = settle(request, "withdrawal", asked.header("ETag"));

        withdrawn.then().statusCode(200).body("state", equalTo("withdrawn"));
        stewards.become("saul", "data-steward");
        settle(request, "confirmation", withdrawn.header("ETag"))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:project360:problem:settled"));
        given().get("/v1/merges?limit=200")
                .then()
                .body("items.id", not(hasItem(Stewards.id(asked).toString())));
    }

    @Test
    void anAllocationThatComesAfterAMergeIsReleasedForTheSurvivor() {
        Recorded hers = stewards.takes(report().victim(ada));
        Recorded others = stewards.takes(report().victim(adah));
        merge(hers.victimId(), others.victimId()).then().statusCode(201);

        stewards.allocates(others, Arm.TREATMENT);

        ReferralRequested referral = intake.awaitSealed(
                        Topics.INTAKE_REFERRAL_REQUESTED, hers.victimId().toString(), 1, ReferralRequested.class)
                .get(0);
        assertThat(referral.incidentId()).isEqualTo(others.id());
        assertThat(referral.victim()).isEqualTo(adah);
    }

    /** Asked for while merged, allocated when split again: the details are her own and so is the id. */
    @Test
    void anAllocationThatComesAfterASplitIsReleasedForWhoseIncidentItIs() {
        Recorded hers = stewards.takes(report().victim(ada));
        Recorded others = stewards.takes(report().victim(adah));
        UUID merge = Stewards.id(merge(hers.victimId(), others.victimId()));
        Recorded since = stewards.takes(report().victim(adah));
        undo(hers.victimId(), merge).then().statusCode(201);

        stewards.allocates(since, Arm.TREATMENT);

        assertThat(since.victimId()).isEqualTo(hers.victimId());
        ReferralRequested referral = intake.awaitSealed(
                        Topics.INTAKE_REFERRAL_REQUESTED, others.victimId().toString(), 1, ReferralRequested.class)
                .get(0);
        assertThat(referral.personId()).isEqualTo(others.victimId());
        assertThat(referral.victim()).isEqualTo(adah);
        assertThat(intake.published(
                        Topics.INTAKE_REFERRAL_REQUESTED, hers.victimId().toString()))
                .isZero();
    }

    @Test
    void chainsOfMergesComeApartInAnyOrder() {
        Recorded a = stewards.takes(report().victim(ada));
        Recorded b = stewards.takes(report().victim(adah));
        Recorded c = stewards.takes(
                report().victim(person("Eve", "Quill", "1980-01-01").withId()));
        UUID first = Stewards.id(merge(a.victimId(), b.victimId()));
        merge(c.victimId(), b.victimId())
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:project360:problem:merged-before"))
                .body("survivorId", equalTo(a.victimId().toString()));
        // The survivor named by a redirect is who stands for it.
        Response second = merge(b.victimId(), c.victimId());
        second.then().statusCode(201).body("survivorId", equalTo(a.victimId().toString()));
        merge(a.victimId(), c.victimId())
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:project360:problem:one-person-already"));

        undo(a.victimId(), first).then().statusCode(201);
        assertThat(List.of(stewards.victim(a), stewards.victim(b), stewards.victim(c)))
                .containsExactly(a.victimId(), b.victimId(), a.victimId());
        undo(c.victimId(), Stewards.id(second)).then().statusCode(201);
        assertThat(stewards.victim(c)).isEqualTo(c.victimId());
    }

    @Test
    void aRepeatedRequestHasTheSameAnswerAndUnknownIdsAreNotFound() {
        Recorded hers = stewards.takes(report().victim(ada));
        Recorded others = stewards.takes(report().victim(adah));
        String key = Intake.newId();

        Response first = mergeOnce(key, hers.victimId(), others.victimId());
        Response again = mergeOnce(key, hers.victimId(), others.victimId());

        first.then().statusCode(201);
        assertThat(again.asString()).isEqualTo(first.asString());
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(intake.published(Topics.INTAKE_PERSON_MERGED, hers.victimId().toString()))
                .isEqualTo(1);
        Recorded stranger = stewards.takes(
                report().victim(person("Eve", "Other", "1980-01-01").withId()));
        String unknown = merge(hers.victimId(), UUID.randomUUID())
                .then()
                .statusCode(404)
                .extract()
                .asString();
        assertThat(undo(stranger.victimId(), Stewards.id(first))
                        .then()
                        .statusCode(404)
                        .extract()
                        .asString())
                .isEqualTo(unknown);
        assertThat(Stewards.separate(hers.victimId(), stranger.id())
                        .then()
                        .statusCode(404)
                        .extract()
                        .asString())
                .isEqualTo(unknown);
        assertThat(Stewards.separate(hers.victimId(), UUID.randomUUID())
                        .then()
                        .statusCode(404)
                        .extract()
                        .asString())
                .isEqualTo(unknown);
    }

    private Response askForTwo(Arm one, Arm two) {
        Recorded hers = stewards.takes(
                report().victim(person("Ivy", "Quill", "1991-01-01").withId()));
        Recorded others = stewards.takes(
                report().victim(person("Ivie", "Quill", "1991-01-01").withId()));
        stewards.allocates(hers, one);
        stewards.allocates(others, two);
        return merge(hers.victimId(), others.victimId());
    }

    private static String masked(Response answer) {
        return answer.asString().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "id");
    }

    private static Response mergeOnce(String key, UUID survivor, UUID merged) {
        return given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body(Map.of("mergedId", merged, "reasonCode", "same-person"))
                .post("/v1/persons/{id}/merges", survivor);
    }

    private List<Map<String, Object>> allocations(Recorded one, Recorded other) {
        return intake.rows(
                "select incident_id, allocation_id, person_id, encode(sealed_arm, 'hex') as arm from allocation"
                        + " where incident_id in (?, ?) order by incident_id",
                one.id(),
                other.id());
    }

    private long count(Recorded incident) {
        return intake.number("select incidents_in_window from eligibility where incident_id = ?", incident.id());
    }

    private long audited(String action, UUID person) {
        return intake.number(
                "select count(*) from audit_entry where action = ? and subject_id = ? and actor = 'stella'",
                action,
                person.toString());
    }
}
