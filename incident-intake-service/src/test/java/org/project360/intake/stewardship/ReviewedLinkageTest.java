package org.project360.intake.stewardship;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.project360.intake.ReportFixture.report;
import static org.project360.intake.stewardship.ReviewFixture.match;
import static org.project360.intake.stewardship.ReviewFixture.separate;
import static org.project360.intake.stewardship.ReviewFixture.tag;

import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.security.TestSecurity;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.project360.chassis.event.EventHandler;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.CandidateIdentified;
import org.project360.contracts.intake.IncidentRecorded;
import org.project360.intake.Intake;
import org.project360.intake.IntakeTest;
import org.project360.intake.LinkageActive;
import org.project360.intake.ReportFixture;
import org.project360.intake.stewardship.Stewards.Recorded;
import org.project360.local.testing.TestClock;

/** What a possible match holds up, for how long, and what is remembered of what stewards said. */
@IntakeTest
@TestProfile(LinkageActive.class)
@TestSecurity(user = "stella", roles = "data-steward")
class ReviewedLinkageTest {

    @Inject
    Intake intake;

    @Inject
    Stewards stewards;

    @Inject
    ReviewFixture reviews;

    @Inject
    TestClock clock;

    @Inject
    DataSource dataSource;

    @Inject
    @Any
    Instance<EventHandler<?>> handlers;

    @BeforeEach
    void ofOtherPeople() {
        reviews.begin();
    }

    @AfterEach
    void timeStartsAnew() {
        clock.reset();
    }

    @Test
    void aPossibleMatchIsPutUpOnceHoweverOftenItIsDelivered() {
        Recorded known = reviews.known();
        ReportFixture report = reviews.doubtful(40);
        String event = Intake.newId();
        EventHandler<?> handler = handlers.stream()
                .filter(h -> h.topic().equals(Topics.POLICE_INCIDENT_REPORTED))
                .findFirst()
                .orElseThrow();

        intake.takes(handler, List.of(intake.sealed(event, report.json()), intake.sealed(event, report.json())));
        intake.takes(handler, List.of(intake.sealed(event, report.json())));
        intake.takes(handler, List.of(intake.sealed(report)));
        intake.takes(handler, List.of(intake.sealed(report.version(2))));

        Recorded doubtful = stewards.recorded(report);
        assertThat(doubtful.victimId()).isNotEqualTo(known.victimId());
        assertThat(reviews.review(doubtful.victimId()))
                .containsEntry("incident_id", doubtful.id())
                .containsEntry("incident_version", 1)
                .containsEntry("state", "OPEN")
                .containsEntry("grade", "POSSIBLE");
        assertThat(reviews.candidates(doubtful.victimId())).containsExactly(known.victimId());
        assertThat(intake.number("select count(*) from identity_review where incident_id = ?", doubtful.id()))
                .isEqualTo(1);
        assertThat(time("select due_at from identity_review where person_id = ?", doubtful.victimId()))
                .isEqualTo(ReviewFixture.REPORTED.plus(Duration.ofHours(2)));
        assertThat(time("select due_at from deadline where subject = ?", reviews.reviewId(doubtful.victimId())))
                .isEqualTo(ReviewFixture.REPORTED.plus(Duration.ofHours(2)));
    }

    @Test
    void whatWaitsIsDecidedWhenItIsDueWithTheCountOfThen() {
        reviews.known();
        Recorded first = stewards.takes(reviews.doubtful(40));
        Recorded second = stewards.takes(reviews.doubtful(30));
        assertThat(second.victimId()).isEqualTo(first.victimId());
        assertThat(reviews.decision(second)).containsExactly(false, 2, false, true, false);
        clock.set(ReviewFixture.REPORTED.plus(Duration.ofHours(2)).minusSeconds(1));
        reviews.decided(second, 1);
        assertThat(nominated(second)).isFalse();

        clock.advance(Duration.ofSeconds(1));
        reviews.decided(second, 2);
        reviews.decided(first, 2);

        assertThat(reviews.decision(second)).containsExactly(true, 2, false, false, true);
        assertThat(reviews.decision(first)).containsExactly(false, 1, false, false, true);
        assertThat(nominated(second)).isTrue();
        assertThat(nominated(first)).isFalse();
        CandidateIdentified candidate = candidates(second.victimId(), 1).get(0);
        assertThat(candidate.incidentId()).isEqualTo(second.id());
        assertThat(candidate.incidentsInWindow()).isEqualTo(2);
        assertThat(candidate.covariates()).containsEntry("priorBand", "2-3").containsEntry("force", "SYN-02");
        assertThat(Intake.await(
                        Topics.INTAKE_INCIDENT_RECORDED, second.victimId().toString(), 3, IncidentRecorded.class))
                .filteredOn(r -> r.incidentId().equals(second.id()))
                .extracting(IncidentRecorded::eligible)
                .containsExactly(false, true);
        given().get("/v1/incidents/{id}/eligibility", second.id())
                .then()
                .body("decision.provisional", equalTo(true))
                .body(
                        "decision.summary",
                        endsWith("It was in question whether she is somebody known, and there may be more."))
                .body("earlier.size()", equalTo(1))
                .body("earlier[0].provisional", equalTo(false));

        // Who is overdue holds up nothing that comes later.
        Recorded third = stewards.takes(reviews.doubtful(20));
        assertThat(reviews.decision(third)).containsExactly(true, 3, false, false, true);
    }

    @Test
    void aMatchBeforeThatAssessesAtOnceWithTheCountOfBoth() {
        Recorded known = reviews.known();
        Recorded doubtful = stewards.takes(reviews.doubtful(40));
        UUID review = reviews.reviewId(doubtful.victimId());
        assertThat(reviews.decision(doubtful)).containsExactly(false, 1, false, true, false);

        match(review, tag(review), known.victimId()).then().statusCode(200);
        reviews.decided(doubtful, 2);

        assertThat(reviews.decision(doubtful)).containsExactly(true, 2, true, false, false);
        assertThat(candidates(known.victimId(), 1).get(0).incidentId()).isEqualTo(doubtful.id());
        // She is known from now on, also under the id that was hers.
        Recorded later = stewards.takes(reviews.doubtful(20));
        assertThat(later.victimId()).isEqualTo(known.victimId());
        assertThat(reviews.decision(later)).containsExactly(true, 3, true, false, false);
        // When the time would have come nothing is decided again.
        clock.advance(Duration.ofHours(3));
        reviews.decided(doubtful, 2);
    }

    @Test
    void aSeparationBeforeThatAssessesAtOnceWithHerOwnCount() {
        reviews.known();
        Recorded first = stewards.takes(reviews.doubtful(40));
        Recorded second = stewards.takes(reviews.doubtful(30));
        UUID review = reviews.reviewId(first.victimId());

        separate(review, tag(review)).then().statusCode(200);
        reviews.decided(second, 2);

        assertThat(reviews.decision(first)).containsExactly(false, 1, true, false, false);
        assertThat(reviews.decision(second)).containsExactly(true, 2, true, false, false);
        assertThat(reviews.decision(stewards.takes(reviews.doubtful(20)))).containsExactly(true, 3, true, false, false);
    }

    @Test
    void aDecisionThatCameTooLateForTheClockStillCorrectsTheCount() {
        Recorded known = reviews.known();
        Recorded doubtful = stewards.takes(reviews.doubtful(40));
        clock.advance(Duration.ofHours(2));
        reviews.decided(doubtful, 2);
        assertThat(reviews.decision(doubtful)).containsExactly(false, 1, false, false, true);
        UUID review = reviews.reviewId(doubtful.victimId());

        match(review, tag(review), known.victimId()).then().statusCode(200);
        reviews.decided(doubtful, 3);

        assertThat(reviews.decision(doubtful)).containsExactly(true, 2, true, false, false);
        assertThat(candidates(known.victimId(), 1)).hasSize(1);
    }

    @Test
    void notTheSameIsRememberedUntilTheEvidenceChanges() {
        Recorded known = reviews.known();
        Recorded bare = stewards.takes(report().victim(reviews.bareName()));
        assertThat(reviews.candidates(bare.victimId())).containsExactly(known.victimId());
        UUID first = reviews.reviewId(bare.victimId());
        separate(first, tag(first)).then().statusCode(200);

        // The same description again: it may be of the one who was told apart, and no more of the other.
        Recorded again = stewards.takes(report().victim(reviews.bareName()));
        assertThat(reviews.candidates(again.victimId())).containsExactly(bare.victimId());
        UUID second = reviews.reviewId(again.victimId());
        separate(second, tag(second)).then().statusCode(200);

        // And now of nobody known: nothing is asked a third time.
        Recorded third = stewards.takes(report().victim(reviews.bareName()));
        assertThat(List.of(known.victimId(), bare.victimId(), again.victimId())).doesNotContain(third.victimId());
        assertThat(reviews.linkage(third)).containsEntry("grade", "NONE").containsEntry("reason", "KNOWN_APART");
        assertThat(intake.number("select count(*) from identity_review where person_id = ?", third.victimId()))
                .isZero();

        // With a date of birth the evidence is another.
        Recorded changed = stewards.takes(report().victim(reviews.nameAndBirthOfKnown()));
        assertThat(reviews.linkage(changed)).containsEntry("grade", "CERTAIN");
        assertThat(changed.victimId()).isEqualTo(known.victimId());
    }

    @Test
    void anErasureForgetsWhatWasToldAboutHer() {
        Recorded known = reviews.known();
        Recorded bare = stewards.takes(report().victim(reviews.bareName()));
        UUID review = reviews.reviewId(bare.victimId());
        separate(review, tag(review)).then().statusCode(200);
        String told = "select count(*) from kept_apart where person_id = ? or of_id = ?";
        assertThat(intake.number(told, bare.victimId(), bare.victimId())).isEqualTo(2);

        stewards.erase(bare.victimId()).then().statusCode(200);

        assertThat(intake.number(told, bare.victimId(), bare.victimId())).isZero();
        assertThat(intake.number(told, known.victimId(), known.victimId())).isZero();
    }

    @Test
    void whoWasMergedByMistakeIsNotTakenForHerAgain() {
        Recorded known = reviews.known();
        Recorded bare = stewards.takes(report().victim(reviews.bareName()));
        UUID review = reviews.reviewId(bare.victimId());
        UUID merge = UUID.fromString(
                match(review, tag(review), known.victimId()).jsonPath().getString("mergeId"));
        Stewards.undo(known.victimId(), merge).then().statusCode(201);

        Recorded again = stewards.takes(report().victim(reviews.bareName()));

        assertThat(reviews.candidates(again.victimId())).containsExactly(bare.victimId());
    }

    @Test
    void twoIdsOfOnePersonAreOneCandidateAndALinkIsToTheIdThatAgreesBest() {
        Recorded known = reviews.known();
        Recorded doubtful = stewards.takes(reviews.doubtful(40));
        UUID review = reviews.reviewId(doubtful.victimId());
        match(review, tag(review), known.victimId()).then().statusCode(200);

        Recorded bare = stewards.takes(report().victim(reviews.bareName()));
        assertThat(reviews.linkage(bare)).containsEntry("considered", 1);
        assertThat(reviews.candidates(bare.victimId())).containsExactly(known.victimId());

        Recorded alike = stewards.takes(report().victim(reviews.alike()));
        assertThat(reviews.linkage(alike))
                .containsEntry("grade", "CERTAIN")
                .containsEntry("candidate_id", known.victimId())
                .containsEntry("same_as_id", null);
        assertThat(alike.victimId()).isEqualTo(known.victimId());
        assertThat(intake.rows("select told_victim_id t from incident where id = ?", alike.id())
                        .get(0))
                .containsEntry("t", doubtful.victimId());
    }

    @Test
    void whoIsErasedIsNoCandidateWhateverIsLeftOfHer() throws SQLException {
        Recorded known = reviews.known();
        String left = "left_" + reviews.surname();
        run("create table " + left + "_key as select * from linkage_key where person_id = '" + known.victimId() + "'");
        run("create table " + left + " as select * from linkage_record where person_id = '" + known.victimId() + "'");
        stewards.erase(known.victimId()).then().statusCode(200);
        run("insert into linkage_key select * from " + left + "_key");
        run("insert into linkage_record select * from " + left);
        run("drop table " + left + ", " + left + "_key");

        Recorded later = stewards.takes(report().victim(reviews.bareName()));

        assertThat(later.victimId()).isNotEqualTo(known.victimId());
        assertThat(reviews.linkage(later)).containsEntry("considered", 0).containsEntry("reason", "NOBODY_LIKE_IT");
    }

    @Test
    void historyWaitsLongUntilSomethingLiveDependsOnIt() {
        reviews.known();
        Recorded history = stewards.takes(reviews.doubtful(40).historic());
        UUID review = reviews.reviewId(history.victimId());
        assertThat(time("select due_at from identity_review where id = ?", review))
                .isEqualTo(TestClock.START.plus(Duration.ofDays(28)));
        assertThat(intake.number("select count(*) from deadline where subject = ?", review))
                .isZero();

        Recorded live = stewards.takes(reviews.doubtful(30));

        Instant due = ReviewFixture.REPORTED.plus(Duration.ofHours(2));
        assertThat(time("select due_at from identity_review where id = ?", review))
                .isEqualTo(due);
        assertThat(time("select due_at from deadline where subject = ?", review))
                .isEqualTo(due);
        assertThat(reviews.decision(live)).containsExactly(false, 2, false, true, false);
        clock.set(due);
        reviews.decided(live, 2);
        assertThat(reviews.decision(live)).containsExactly(true, 2, false, false, true);
        assertThat(intake.number("select count(*) from eligibility where incident_id = ?", history.id()))
                .isEqualTo(1);
    }

    private boolean nominated(Recorded incident) {
        return intake.number("select count(*) from incident where id = ? and candidate_at is not null", incident.id())
                == 1;
    }

    private static List<CandidateIdentified> candidates(UUID person, int count) {
        return Intake.await(Topics.INTAKE_CANDIDATE_IDENTIFIED, person.toString(), count, CandidateIdentified.class);
    }

    private Instant time(String sql, UUID id) {
        return ((java.sql.Timestamp)
                        intake.rows(sql, id).get(0).values().iterator().next())
                .toInstant();
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.createStatement().execute(sql);
        }
    }
}
