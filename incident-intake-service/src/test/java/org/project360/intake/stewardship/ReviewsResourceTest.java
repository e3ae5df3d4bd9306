package org.project360.intake.stewardship;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.project360.intake.ReportFixture.report;
import static org.project360.intake.stewardship.ReviewFixture.match;
import static org.project360.intake.stewardship.ReviewFixture.separate;
import static org.project360.intake.stewardship.ReviewFixture.tag;

import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.security.TestSecurity;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.project360.contracts.randomisation.Arm;
import org.project360.intake.Intake;
import org.project360.intake.IntakeTest;
import org.project360.intake.LinkageActive;
import org.project360.intake.stewardship.Stewards.Recorded;
import org.project360.local.testing.TestClock;

/** What stewards see of possible matches, and what they say about them. */
@IntakeTest
@TestProfile(LinkageActive.class)
@TestSecurity(user = "stella", roles = "data-steward")
class ReviewsResourceTest {

    private static final Pattern NEXT = Pattern.compile("<https?://[^/]+([^>]+)>; rel=\"next\"");

    @Inject
    Intake intake;

    @Inject
    Stewards stewards;

    @Inject
    ReviewFixture reviews;

    @BeforeEach
    void ofOtherPeople() {
        reviews.begin();
    }

    @Test
    void showsBothSidesAndTheEvidenceInWordsAndIsAudited() {
        Recorded known = reviews.known();
        Recorded doubtful = stewards.takes(reviews.doubtful(40));
        UUID review = reviews.reviewId(doubtful.victimId());

        Response shown = given().get("/v1/reviews/{id}", review);

        shown.then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .header("ETag", "\"0\"")
                .body("review.state", equalTo("open"))
                .body("review.grade", equalTo("possible"))
                .body("review.reason", equalTo("below-threshold"))
                .body("review.overdue", equalTo(false))
                .body("review.dueAt", equalTo("2026-03-02T10:50:00Z"))
                .body("modelVersion", equalTo("assumed"))
                .body("person.personId", equalTo(doubtful.victimId().toString()))
                .body(
                        "person.known[0].details.dateOfBirth",
                        equalTo(reviews.doubtfulBirth().toString()))
                .body("person.incidents", equalTo(1))
                .body("candidates", hasSize(1))
                .body("candidates[0].person.personId", equalTo(known.victimId().toString()))
                .body("candidates[0].person.known[0].details.surname", equalTo(reviews.surname()))
                .body(
                        "candidates[0].person.known[0].details.dateOfBirth",
                        equalTo(reviews.knownBirth().toString()))
                .body("candidates[0].person.incidents", equalTo(1))
                .body(
                        "candidates[0].fields.find { it.field == 'birth_date' }.words",
                        equalTo("The birth date is different: 5.3 bits against one person."))
                .body(
                        "candidates[0].fields.find { it.field == 'forename' }.words",
                        equalTo("The forename is the same: 7.1 bits for one person."));
        JsonPath body = shown.jsonPath();
        // m and u as assumed before any data: 0.80 and 0.006, 0.82 and 0.002, 0.025 and 0.976.
        assertThat(bits(body, "forename")).isCloseTo(log2(0.80 / 0.006), within(1e-4));
        assertThat(bits(body, "surname")).isCloseTo(log2(0.82 / 0.002), within(1e-4));
        assertThat(bits(body, "birth_date")).isCloseTo(log2(0.025 / 0.976), within(1e-4));
        double sum = body.<Number>getList("candidates[0].fields.bits").stream()
                .mapToDouble(Number::doubleValue)
                .sum();
        double score = number(body, "candidates[0].bits");
        assertThat(sum + number(body, "priorBits")).isCloseTo(score, within(1e-3));
        assertThat(number(body, "candidates[0].probability"))
                .isCloseTo(1 / (1 + Math.pow(2, -score)), within(1e-6))
                .isBetween(0.25, 0.95);
        assertThat(body.getString("summary"))
                .startsWith("She may be somebody known, with a probability of ")
                .endsWith("it is not certain because the evidence is not strong enough to be certain.");
        for (UUID person : List.of(known.victimId(), doubtful.victimId())) {
            assertThat(audited("person.review-read", person)).isEqualTo(1);
        }
        given().get("/v1/reviews/{id}", UUID.randomUUID()).then().statusCode(404);
    }

    @Test
    void theListIsInPagesDueFirstAndMarksWhatIsOverdue() {
        reviews.known();
        List<String> wanted = new ArrayList<>();
        for (int reportedMinutesAgo : List.of(121, 119, 5)) {
            Recorded one = stewards.takes(report().victim(reviews.bareName())
                    .occurredAt(TestClock.START.minus(Duration.ofHours(3)))
                    .reportedAt(TestClock.START.minus(Duration.ofMinutes(reportedMinutesAgo))));
            wanted.add(reviews.reviewId(one.victimId()).toString());
        }

        List<Map<String, Object>> listed = new ArrayList<>();
        String page = "/v1/reviews?limit=2";
        while (page != null) {
            Response answer = given().urlEncodingEnabled(false).get(page);
            answer.then().statusCode(200);
            List<Map<String, Object>> items = answer.jsonPath().getList("items");
            assertThat(items).hasSizeBetween(1, 2);
            listed.addAll(items);
            Matcher next = NEXT.matcher(String.valueOf(answer.header("Link")));
            page = next.find() ? next.group(1) : null;
        }

        assertThat(listed).extracting(i -> i.get("id")).doesNotHaveDuplicates();
        assertThat(listed).extracting(i -> (String) i.get("dueAt")).isSorted();
        List<Map<String, Object>> ours = listed.stream()
                .filter(i -> wanted.contains((String) i.get("id")))
                .toList();
        assertThat(ours).extracting(i -> i.get("id")).containsExactlyElementsOf(wanted);
        assertThat(ours).extracting(i -> i.get("overdue")).containsExactly(true, false, false);
        assertThat(listed.toString()).doesNotContain(reviews.surname());
    }

    @Test
    void aMatchIsAMergeAndSettlesTheReview() {
        Recorded known = reviews.known();
        Recorded doubtful = stewards.takes(reviews.doubtful(40));
        UUID review = reviews.reviewId(doubtful.victimId());
        given().contentType("application/json")
                .body(Map.of("personId", known.victimId(), "reasonCode", "same-person"))
                .post("/v1/reviews/{id}/match", review)
                .then()
                .statusCode(428);
        match(review, "\"7\"", known.victimId()).then().statusCode(412);
        // Somebody who is no candidate and nobody at all look alike.
        Recorded stranger = stewards.takes(report());
        for (UUID other : List.of(stranger.victimId(), UUID.randomUUID(), doubtful.victimId())) {
            match(review, "\"0\"", other)
                    .then()
                    .statusCode(404)
                    .body("type", equalTo("urn:project360:problem:not-found"));
        }

        Response matched = match(review, "\"0\"", known.victimId());

        matched.then()
                .statusCode(200)
                .body("state", equalTo("linked"))
                .body("settledBy", equalTo("stella"))
                .body("settledAt", equalTo("2026-03-02T09:00:00Z"));
        assertThat(stewards.victim(doubtful)).isEqualTo(known.victimId());
        given().get("/v1/merges/{id}", matched.jsonPath().getString("mergeId"))
                .then()
                .statusCode(200)
                .body("state", equalTo("merged"))
                .body("mergedId", equalTo(doubtful.victimId().toString()));
        match(review, matched.header("ETag"), known.victimId())
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:project360:problem:settled"));
        separate(review, matched.header("ETag")).then().statusCode(409);
        given().get("/v1/reviews/{id}", review)
                .then()
                .body("review.state", equalTo("linked"))
                .body("person.incidents", equalTo(1))
                .body(
                        "candidates[0].person.known.details.dateOfBirth",
                        equalTo(List.of(reviews.knownBirth().toString())));
    }

    @Test
    void aSeparationIsGivenOnceAndTheSameAnswerAgain() {
        Recorded known = reviews.known();
        Recorded doubtful = stewards.takes(reviews.doubtful(40));
        UUID review = reviews.reviewId(doubtful.victimId());
        Map<String, String> order = Map.of("reasonCode", "details-contradict");
        String key = UUID.randomUUID().toString();

        List<Response> answers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            answers.add(given().contentType("application/json")
                    .header("If-Match", "\"0\"")
                    .header("Idempotency-Key", key)
                    .body(order)
                    .post("/v1/reviews/{id}/separation", review));
        }

        answers.get(0)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("state", equalTo("kept-apart"))
                .body("reasonCode", equalTo("details-contradict"))
                .body("mergeId", nullValue());
        answers.get(1).then().statusCode(200).header("Idempotent-Replayed", "true");
        assertThat(answers.get(1).asString()).isEqualTo(answers.get(0).asString());
        for (UUID person : List.of(known.victimId(), doubtful.victimId())) {
            assertThat(audited("person.kept-apart", person)).isEqualTo(1);
        }
        assertThat(stewards.victim(doubtful)).isEqualTo(doubtful.victimId());
        given().contentType("application/json")
                .header("If-Match", "\"1\"")
                .body(Map.of("reasonCode", "she said so herself"))
                .post("/v1/reviews/{id}/separation", review)
                .then()
                .statusCode(400);
    }

    @Test
    void whereBothAreInATrialItTakesTwoAndTheReviewStaysOpenUntilThen() {
        Recorded known = reviews.known();
        Recorded doubtful = stewards.takes(reviews.doubtful(40));
        UUID review = reviews.reviewId(doubtful.victimId());
        stewards.allocates(known, Arm.TREATMENT);
        stewards.allocates(doubtful, Arm.CONTROL);

        Response asked = match(review, tag(review), known.victimId());

        asked.then().statusCode(202).body("state", equalTo("open"));
        String merge = "/v1/merges/" + asked.jsonPath().getString("mergeId");
        separate(review, asked.header("ETag"))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:project360:problem:merge-pending"));
        match(review, asked.header("ETag"), known.victimId())
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:project360:problem:already-pending"));
        String mergeTag = given().get(merge).header("ETag");
        Stewards.settle(merge, "confirmation", mergeTag).then().statusCode(409);
        stewards.become("saul", "data-steward");
        Stewards.settle(merge, "confirmation", mergeTag).then().statusCode(200);
        given().get("/v1/reviews/{id}", review)
                .then()
                .body("review.state", equalTo("linked"))
                .body("review.settledBy", equalTo("saul"));
        assertThat(stewards.victim(doubtful)).isEqualTo(known.victimId());
    }

    @Test
    void whenAMergeIsWithdrawnSheMayBeKeptApart() {
        Recorded known = reviews.known();
        Recorded doubtful = stewards.takes(reviews.doubtful(40));
        UUID review = reviews.reviewId(doubtful.victimId());
        stewards.allocates(known, Arm.CONTROL);
        stewards.allocates(doubtful, Arm.CONTROL);
        Response asked = match(review, tag(review), known.victimId());
        String merge = "/v1/merges/" + asked.jsonPath().getString("mergeId");
        Stewards.settle(merge, "withdrawal", given().get(merge).header("ETag"))
                .then()
                .statusCode(200);

        separate(review, tag(review)).then().statusCode(200).body("state", equalTo("kept-apart"));
    }

    @Test
    void aMergeByAnotherWaySettlesItToo() {
        Recorded known = reviews.known();
        Recorded doubtful = stewards.takes(reviews.doubtful(40));
        Recorded second = stewards.takes(report().victim(reviews.bareName()));
        Recorded stranger = stewards.takes(report());

        Stewards.merge(known.victimId(), doubtful.victimId()).then().statusCode(201);
        Stewards.merge(second.victimId(), stranger.victimId()).then().statusCode(201);

        assertThat(reviews.review(doubtful.victimId())).containsEntry("state", "LINKED");
        assertThat(reviews.review(second.victimId())).containsEntry("state", "SUPERSEDED");
    }

    @Test
    void whenAllCandidatesAreErasedNobodyIsLeftToAskAbout() {
        Recorded known = reviews.known();
        Recorded doubtful = stewards.takes(reviews.doubtful(40));

        stewards.erase(known.victimId()).then().statusCode(200);

        given().get("/v1/reviews/{id}", reviews.reviewId(doubtful.victimId()))
                .then()
                .statusCode(200)
                .body("review.state", equalTo("superseded"))
                .body("candidates", hasSize(0))
                .body("summary", equalTo("Nobody is left whom she may be."));
    }

    private static double bits(JsonPath body, String field) {
        return number(body, "candidates[0].fields.find { it.field == '" + field + "' }.bits");
    }

    private static double number(JsonPath body, String path) {
        return ((Number) body.get(path)).doubleValue();
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }

    private long audited(String action, UUID person) {
        return intake.number(
                "select count(*) from audit_entry where action = ? and subject_id = ? and actor = 'stella'",
                action,
                person.toString());
    }
}
