package org.project360.referral.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.project360.contracts.Topics.INTAKE_INCIDENT_REVISED;
import static org.project360.contracts.Topics.INTAKE_REFERRAL_REQUESTED;
import static org.project360.referral.testing.TestCallers.caseworker;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.project360.contracts.intake.IncidentRevised;
import org.project360.contracts.intake.IncidentRevised.Exclusion;
import org.project360.contracts.intake.ReferralRequested;
import org.project360.contracts.referral.CaseProgressed;
import org.project360.contracts.referral.CaseProgressed.Stage;
import org.project360.local.testing.InfraResource;
import org.project360.local.testing.TestClock;
import org.project360.referral.person.PersonRefs;
import org.project360.referral.testing.Events;
import org.project360.referral.testing.Requests;
import org.project360.referral.testing.Rows;

@QuarkusTest
@WithTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "database", value = "referral"))
class IncidentRevisedListenerTest {

    @Inject
    TestClock clock;

    @Inject
    Events events;

    @Inject
    Rows rows;

    @Inject
    Cases cases;

    @Inject
    PersonRefs refs;

    @BeforeEach
    void now() {
        clock.reset();
    }

    @Test
    void aWithdrawnIncidentClosesItsReferralWithTheReasonAndStopsItsClocks() {
        ReferralRequested request = Requests.aboutSomebody().build();
        UUID id = cases.raise(request);

        revised(request, 2, Exclusion.NO_CRIME);

        awaitWithdrawn(id, "ineligible", "NO_CRIME");
        assertThat(rows.count("select count(*) from worklist_item where referral_id = ?", id))
                .isZero();
        assertThat(rows.count(
                        "select count(*) from deadline where subject = ? and fired_at is null and cancelled_at is null",
                        id))
                .isZero();
        CaseProgressed closed = events.progress(id, 2).get(1);
        assertThat(closed.stage()).isEqualTo(Stage.CLOSED);
        assertThat(closed.closureReason()).isEqualTo("ineligible");
    }

    @Test
    void anIncidentOfSomebodyElseIsADataError() {
        ReferralRequested request = Requests.aboutSomebody().build();
        UUID id = cases.raise(request);

        revised(request, 2, Exclusion.WRONG_PERSON);

        awaitWithdrawn(id, "data-error", "WRONG_PERSON");
    }

    /** The same end whether the request, the withdrawal or the version after it comes first. */
    @Test
    void everyOrderOfRequestAndRevisionsEndsAlike() {
        for (int order = 0; order < 6; order++) {
            ReferralRequested withdrawn = Requests.aboutSomebody().build();
            ReferralRequested standing = Requests.aboutSomebody().build();
            List<Runnable> facts = List.of(
                    () -> {
                        request(withdrawn);
                        request(standing);
                    },
                    () -> {
                        revised(withdrawn, 2, null);
                        revised(standing, 2, Exclusion.NO_CRIME);
                    },
                    () -> {
                        revised(withdrawn, 3, Exclusion.NO_CRIME);
                        revised(standing, 3, null);
                    });
            int first = order / 2;
            int second = (first + 1 + order % 2) % 3;
            facts.get(first).run();
            facts.get(second).run();
            facts.get(3 - first - second).run();

            await().atMost(Duration.ofSeconds(30))
                    .until(() -> rows.count(
                                    "select count(*) from referral where incident_id = ? and withdrawal = 'NO_CRIME'",
                                    withdrawn.incidentId())
                            == 1);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> rows.count(
                                    "select count(*) from referral where incident_id = ? and closed_at is null",
                                    standing.incidentId())
                            == 1);
        }
    }

    @Test
    void anEpisodeWithAnotherIncidentGoesOnAndAStillLaterVersionOpensItAgain() {
        UUID person = UUID.randomUUID();
        ReferralRequested one = Requests.about(person).build();
        ReferralRequested two = Requests.about(person).build();
        UUID id = cases.raise(one, two);

        revised(one, 2, Exclusion.NO_CRIME);
        awaitVersion(one, 2);
        assertThat(state(id)).containsEntry("withdrawal", null).containsEntry("closed", false);

        revised(two, 2, Exclusion.WRONG_PERSON);
        awaitWithdrawn(id, "ineligible", "NO_CRIME");

        revised(two, 3, null);
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Boolean.FALSE.equals(state(id).get("closed")));
        assertThat(rows.count("select count(*) from worklist_item where referral_id = ?", id))
                .isEqualTo(1);
        assertThat(events.progress(id, 3))
                .extracting(CaseProgressed::stage)
                .containsExactly(Stage.OPENED, Stage.CLOSED, Stage.OPENED);
    }

    @Test
    void whomTheTeamHasReachedIsNotDropped() {
        ReferralRequested request = Requests.aboutSomebody().build();
        UUID id = cases.raise(request);
        caseworker("wanda")
                .header("If-Match", cases.tag(id))
                .put("/v1/referrals/" + id + "/assignee")
                .then()
                .statusCode(200);
        caseworker("wanda")
                .header("If-Match", cases.tag(id))
                .body(Map.of(
                        "channel",
                        "PHONE",
                        "outcome",
                        "spoke-engaged",
                        "startedAt",
                        clock.instant().toString()))
                .post("/v1/referrals/" + id + "/contact-attempts")
                .then()
                .statusCode(201);

        revised(request, 2, Exclusion.NO_CRIME);
        awaitVersion(request, 2);

        assertThat(state(id)).containsEntry("withdrawal", null).containsEntry("closed", false);
    }

    @Test
    void whatWasNeverReferredLeavesNothingReadable() {
        UUID incident = UUID.randomUUID();
        events.send(
                INTAKE_INCIDENT_REVISED,
                incident,
                new IncidentRevised(incident, 2, true, Exclusion.NO_CRIME, List.of(), TestClock.START));
        for (String name : List.of("withdrawn", "another-person")) {
            IncidentRevised example = events.example(INTAKE_INCIDENT_REVISED, name, IncidentRevised.class);
            UUID unheardOf = UUID.randomUUID();
            events.send(
                    INTAKE_INCIDENT_REVISED,
                    unheardOf,
                    new IncidentRevised(
                            unheardOf,
                            example.version(),
                            example.withdrawn(),
                            example.exclusion(),
                            example.childIds(),
                            example.revisedAt()));
        }
        ReferralRequested last = Requests.aboutSomebody().build();
        cases.raise(last);
        revised(last, 7, null);
        awaitVersion(last, 7);

        assertThat(rows.count("select count(*) from incident_revision where incident_ref = ?", incident))
                .isZero();
        assertThat(rows.count("select count(*) from incident_revision")).isGreaterThanOrEqualTo(4);
    }

    private void request(ReferralRequested request) {
        events.send(INTAKE_REFERRAL_REQUESTED, request.personId(), request);
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        rows.count("select count(*) from referral_incident where incident_id = ?", request.incidentId())
                                == 1);
    }

    private void revised(ReferralRequested about, int version, @Nullable Exclusion exclusion) {
        events.send(
                INTAKE_INCIDENT_REVISED,
                about.incidentId(),
                new IncidentRevised(
                        about.incidentId(),
                        version,
                        exclusion == Exclusion.NO_CRIME,
                        exclusion,
                        List.of(),
                        TestClock.START));
    }

    private void awaitVersion(ReferralRequested about, int version) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> rows.count(
                                "select count(*) from incident_revision where incident_ref = ? and version = ?",
                                refs.of(about.incidentId()),
                                version)
                        == 1);
    }

    private void awaitWithdrawn(UUID id, String reason, String withdrawal) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> withdrawal.equals(state(id).get("withdrawal")));
        assertThat(state(id))
                .containsEntry(
                        "closure_reason",
                        reason.toUpperCase(java.util.Locale.ROOT).replace('-', '_'))
                .containsEntry("closed", true);
    }

    private Map<String, @Nullable Object> state(UUID id) {
        return rows.one(
                "select withdrawal, closure_reason, closed_at is not null closed from referral where id = ?", id);
    }
}
