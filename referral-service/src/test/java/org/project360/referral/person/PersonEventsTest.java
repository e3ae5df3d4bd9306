package org.project360.referral.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.project360.contracts.Topics.INTAKE_PERSON_ERASED;
import static org.project360.contracts.Topics.INTAKE_PERSON_MERGED;
import static org.project360.contracts.Topics.INTAKE_PERSON_SPLIT;
import static org.project360.referral.testing.TestCallers.caseworker;
import static org.project360.referral.testing.TestCallers.lead;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.project360.chassis.deadline.DeadlineTicker;
import org.project360.contracts.intake.PersonErased;
import org.project360.contracts.intake.PersonMerged;
import org.project360.contracts.intake.PersonSplit;
import org.project360.contracts.intake.ReferralRequested;
import org.project360.contracts.referral.CaseProgressed;
import org.project360.contracts.referral.CaseProgressed.Stage;
import org.project360.local.testing.InfraResource;
import org.project360.local.testing.TestClock;
import org.project360.referral.referral.Cases;
import org.project360.referral.testing.Events;
import org.project360.referral.testing.Requests;
import org.project360.referral.testing.Rows;

@QuarkusTest
@WithTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "database", value = "referral"))
class PersonEventsTest {

    private static final Instant T = TestClock.START;

    @Inject
    TestClock clock;

    @Inject
    DeadlineTicker ticker;

    @Inject
    Events events;

    @Inject
    Rows rows;

    @Inject
    Cases cases;

    @Inject
    FollowPersons follow;

    private final UUID x = UUID.randomUUID();
    private final UUID y = UUID.randomUUID();

    @BeforeEach
    void now() {
        clock.reset();
    }

    @Test
    void aMergeByKafkaMovesTheReferral() {
        UUID id = cases.open(Requests.about(x));
        events.send(INTAKE_PERSON_MERGED, y, new PersonMerged(y, x, T, "steward-confirmed"));
        await().atMost(Duration.ofSeconds(30)).until(() -> person(id).equals(y));
        events.send(INTAKE_PERSON_SPLIT, y, new PersonSplit(y, x, List.of(), T.plusSeconds(1), "merged-in-error"));
        await().atMost(Duration.ofSeconds(30)).until(() -> person(id).equals(x));
        events.send(INTAKE_PERSON_ERASED, x, new PersonErased(x, T.plusSeconds(2)));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> lead().get("/v1/referrals/" + id).statusCode() == 410);
    }

    @Test
    void ofTwoOpenReferralsTheDuplicateClosesAndItsClocksStop() {
        UUID kept = cases.open(Requests.about(y).reportedAt(Requests.REPORTED.minusSeconds(60)));
        UUID duplicate = cases.open(Requests.about(x));
        merge(y, x, 0);

        assertThat(rows.one("select person_id, closure_reason, duplicate_of from referral where id = ?", duplicate))
                .containsEntry("person_id", y)
                .containsEntry("closure_reason", "MISTAKEN_OR_DUPLICATE")
                .containsEntry("duplicate_of", kept);
        assertThat(rows.count("select count(*) from referral where person_id = ? and closed_at is null", y))
                .isEqualTo(1);
        clock.advance(Duration.ofHours(48));
        ticker.fireDue();
        assertThat(rows.count("select count(*) from escalation where referral_id = ?", duplicate))
                .isZero();
        assertThat(rows.count("select count(*) from escalation where referral_id = ?", kept))
                .isEqualTo(4);
    }

    @Test
    void whoHasBeenReachedStaysOpen() {
        cases.open(Requests.about(y).reportedAt(Requests.REPORTED.minusSeconds(60)));
        UUID reached = cases.claimed(Requests.about(x), "ada");
        caseworker("ada")
                .header("If-Match", cases.tag(reached))
                .body(Map.of("channel", "PHONE", "outcome", "spoke-engaged", "startedAt", T.toString()))
                .post("/v1/referrals/" + reached + "/contact-attempts")
                .then()
                .statusCode(201);
        merge(y, x, 0);
        assertThat(openOf(y)).containsExactly(reached);
        split(y, x, 1);
        assertThat(openOf(x)).containsExactly(reached);
        assertThat(openOf(y)).hasSize(1);
    }

    @Test
    void aSplitRestoresWhatTheMergeMoved() {
        UUID first = cases.open(Requests.about(y).reportedAt(Requests.REPORTED.minusSeconds(60)));
        UUID second = cases.open(Requests.about(x));
        merge(y, x, 0);
        split(y, x, 1);

        assertThat(openOf(y)).containsExactly(first);
        assertThat(openOf(x)).containsExactly(second);
        clock.advance(Duration.ofHours(48));
        ticker.fireDue();
        assertThat(rows.count("select count(*) from escalation where referral_id = ?", second))
                .isEqualTo(4);
        assertThat(events.progress(second, 7))
                .extracting(CaseProgressed::stage)
                .startsWith(Stage.OPENED, Stage.CLOSED, Stage.OPENED);
    }

    @Test
    void incidentsOfASplitGoToWhomTheyAreAbout() {
        UUID opening = UUID.randomUUID();
        UUID joined = UUID.randomUUID();
        cases.raise(
                Requests.about(y).incident(opening).build(),
                Requests.about(y).incident(joined).named("Other", "Woman").build());
        QuarkusTransaction.requiringNew()
                .run(() -> follow.split(new PersonSplit(y, x, List.of(joined), T, "merged-in-error")));

        assertThat(openOf(y)).containsExactly(cases.of(opening));
        assertThat(openOf(x)).containsExactly(cases.of(joined));
        assertThat(lead().get("/v1/referrals/" + cases.of(joined)).<String>path("victim.surname"))
                .isEqualTo("Woman");
    }

    @Test
    void theIncidentThatOpenedTakesItsReferralAlongAndLeavesTheOthers() {
        UUID opening = UUID.randomUUID();
        UUID joined = UUID.randomUUID();
        UUID id = cases.raise(
                Requests.about(y).incident(opening).build(),
                Requests.about(y).incident(joined).build());
        QuarkusTransaction.requiringNew()
                .run(() -> follow.split(new PersonSplit(y, x, List.of(opening), T, "merged-in-error")));
        assertThat(openOf(x)).containsExactly(id);
        assertThat(openOf(y)).containsExactly(cases.of(joined));
    }

    /** While she was taken for the survivor, an older incident of the survivor's joined her episode and moved its clock. */
    @Test
    void whatCameForTheSurvivorMeanwhileLeavesTheSeparatedReferralAsItWas() {
        UUID hers = UUID.randomUUID();
        UUID survivors = UUID.randomUUID();
        UUID id = cases.open(Requests.about(x).incident(hers).named("Own", "Woman"));
        Map<String, Object> before = clocks(id);
        merge(y, x, 0);
        cases.open(Requests.about(y)
                .incident(survivors)
                .named("Other", "Person")
                .reportedAt(Requests.REPORTED.minusSeconds(3600)));
        assertThat(cases.of(survivors)).isEqualTo(id);
        assertThat(clocks(id)).isNotEqualTo(before);

        QuarkusTransaction.requiringNew()
                .run(() -> follow.split(new PersonSplit(y, x, List.of(hers), T.plusSeconds(1), "merged-in-error")));

        assertThat(openOf(x)).containsExactly(id);
        assertThat(clocks(id)).isEqualTo(before);
        assertThat(lead().get("/v1/referrals/" + id).<String>path("victim.surname"))
                .isEqualTo("Woman");
        assertThat(openOf(y)).containsExactly(cases.of(survivors)).doesNotContain(id);
        assertThat(lead().get("/v1/referrals/" + cases.of(survivors)).<String>path("victim.surname"))
                .isEqualTo("Person");
    }

    /** Of the incidents that joined, the newest gave the episode its grade and its contact card. */
    @Test
    void anEpisodeThatLosesItsNewestIncidentIsAsBeforeItCame() {
        UUID joined = UUID.randomUUID();
        UUID id = cases.open(Requests.about(y).named("Own", "Woman"));
        List<Map<String, Object>> before = rows.all("select grade, details_as_of from referral where id = ?", id);
        cases.open(Requests.about(y)
                .incident(joined)
                .named("Other", "Person")
                .reportedAt(Requests.REPORTED.plusSeconds(60)));
        assertThat(rows.all("select grade, details_as_of from referral where id = ?", id))
                .isNotEqualTo(before);

        QuarkusTransaction.requiringNew()
                .run(() -> follow.split(new PersonSplit(y, x, List.of(joined), T, "merged-in-error")));

        assertThat(rows.all("select grade, details_as_of from referral where id = ?", id))
                .isEqualTo(before);
        assertThat(openOf(x)).containsExactly(cases.of(joined));
    }

    @Test
    void requestsAndMergesComeToTheSameInAnyOrder() {
        for (int seed = 0; seed < 12; seed++) {
            UUID a = UUID.randomUUID();
            UUID b = UUID.randomUUID();
            UUID c = UUID.randomUUID();
            ReferralRequested ofA = Requests.about(a).build();
            ReferralRequested ofB = Requests.about(b)
                    .reportedAt(Requests.REPORTED.plusSeconds(5))
                    .build();
            List<Runnable> messages = new ArrayList<>();
            for (int times = 0; times < 3; times++) {
                messages.add(() -> cases.raise(ofA));
                messages.add(() -> cases.raise(ofB));
                messages.add(() -> merge(b, a, 0));
                messages.add(() -> split(b, a, 1));
                messages.add(() -> merge(b, a, 2));
                messages.add(() -> merge(c, b, 3));
            }
            Collections.shuffle(messages, new Random(seed));
            messages.forEach(Runnable::run);

            assertThat(rows.count("select count(*) from referral where person_id = ? and closed_at is null", c))
                    .as("seed %s", seed)
                    .isEqualTo(1);
            assertThat(rows.count("select count(*) from referral where person_id in (?, ?)", a, b))
                    .isZero();
        }
    }

    @Test
    void erasureLeavesNothingReadableAndNothingToDo() {
        UUID id = cases.claimed(Requests.about(x), "ada");
        merge(y, x, 0);
        QuarkusTransaction.requiringNew().run(() -> follow.erase(new PersonErased(y, T)));

        Response gone = caseworker("ada").get("/v1/referrals/" + id);
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.<String>path("type")).isEqualTo("urn:project360:problem:erased");
        assertThat(rows.one("select wrapped_key from referral where id = ?", id))
                .containsEntry("wrapped_key", null);
        assertThat(rows.count("select count(*) from worklist_item where referral_id = ?", id))
                .isZero();
        clock.advance(Duration.ofHours(48));
        ticker.fireDue();
        assertThat(rows.count("select count(*) from escalation where referral_id = ?", id))
                .isZero();
    }

    @Test
    void whoWasErasedIsNotStoredAgain() {
        QuarkusTransaction.requiringNew().run(() -> follow.erase(new PersonErased(x, T)));
        ReferralRequested late = Requests.about(x).build();
        UUID other = cases.raise(late, Requests.aboutSomebody().build());
        assertThat(other).isNotNull();
        assertThat(rows.count("select count(*) from referral where person_id = ?", x))
                .isZero();
        assertThat(rows.count("select count(*) from referral_incident where incident_id = ?", late.incidentId()))
                .isZero();
    }

    @Test
    void nothingReadableStaysOfWhoWasNeverReferred() {
        merge(y, x, 0);
        split(y, x, 1);
        QuarkusTransaction.requiringNew().run(() -> follow.erase(new PersonErased(y, T)));
        assertThat(rows.everything()).doesNotContain(x.toString(), y.toString());
    }

    private void merge(UUID survivor, UUID merged, int second) {
        QuarkusTransaction.requiringNew()
                .run(() -> follow.merge(
                        new PersonMerged(survivor, merged, T.plusSeconds(second), "same-police-person-id")));
    }

    private void split(UUID from, UUID separated, int second) {
        QuarkusTransaction.requiringNew()
                .run(() -> follow.split(
                        new PersonSplit(from, separated, List.of(), T.plusSeconds(second), "merged-in-error")));
    }

    private UUID person(UUID referral) {
        return (UUID) java.util.Objects.requireNonNull(rows.one("select person_id from referral where id = ?", referral)
                .get("person_id"));
    }

    /** The referral's clock, and when each of its open steps is due. */
    private Map<String, Object> clocks(UUID referral) {
        return Map.of(
                "due", rows.all("select reported_at, contact_due_at from referral where id = ?", referral),
                "steps",
                        rows.all(
                                "select kind, due_at from deadline where subject = ? and fired_at is null"
                                        + " and cancelled_at is null order by kind",
                                referral));
    }

    private List<Object> openOf(UUID person) {
        return rows.all("select id from referral where person_id = ? and closed_at is null", person).stream()
                .map(r -> (Object) java.util.Objects.requireNonNull(r.get("id")))
                .toList();
    }
}
