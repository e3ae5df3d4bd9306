package org.project360.referral.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.project360.contracts.Topics.FOLLOWUP_SAFETY_CONCERN_RAISED;
import static org.project360.contracts.Topics.INTAKE_PARTICIPANT_ESCALATED;
import static org.project360.referral.testing.TestCallers.dutyManager;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.project360.contracts.followup.SafetyConcernRaised;
import org.project360.contracts.followup.SafetyConcernRaised.Kind;
import org.project360.contracts.intake.ParticipantEscalated;
import org.project360.contracts.intake.ParticipantEscalated.Trigger;
import org.project360.local.testing.InfraResource;
import org.project360.local.testing.TestClock;
import org.project360.referral.referral.Cases;
import org.project360.referral.testing.Events;
import org.project360.referral.testing.Requests;
import org.project360.referral.testing.Rows;

@QuarkusTest
@WithTestResource(value = InfraResource.class, initArgs = @ResourceArg(name = "database", value = "referral"))
class DutyDeskTest {

    @Inject
    TestClock clock;

    @Inject
    Events events;

    @Inject
    Rows rows;

    @Inject
    Cases cases;

    @BeforeEach
    void now() {
        clock.reset();
    }

    @Test
    void aConcernIsATaskWhetherOrNotThereIsAReferral() {
        UUID treatment = UUID.randomUUID();
        UUID control = UUID.randomUUID();
        cases.open(Requests.about(treatment));
        SafetyConcernRaised later = concern(treatment, 120);
        SafetyConcernRaised sooner = concern(control, 60);
        events.send(FOLLOWUP_SAFETY_CONCERN_RAISED, treatment, later);
        events.send(FOLLOWUP_SAFETY_CONCERN_RAISED, control, sooner);
        events.send(FOLLOWUP_SAFETY_CONCERN_RAISED, control, sooner);
        awaitConcern(later);
        awaitConcern(sooner);

        List<Map<String, Object>> mine = open().stream()
                .filter(c -> List.of(treatment.toString(), control.toString()).contains(c.get("personId")))
                .toList();
        assertThat(mine)
                .extracting(c -> c.get("id"))
                .containsExactly(
                        sooner.concernId().toString(), later.concernId().toString());
        // Nothing but the ids may differ: the desk must not tell the arms apart.
        assertThat(mine.get(0).keySet())
                .isEqualTo(mine.get(1).keySet())
                .containsExactlyInAnyOrder("id", "personId", "kind", "raisedAt", "dueAt");
        assertThat(rows.count("select count(*) from referral where person_id = ?", control))
                .isZero();
    }

    @Test
    void anAcknowledgedConcernLeavesTheDeskOnce() {
        SafetyConcernRaised raised = concern(UUID.randomUUID(), 30);
        events.send(FOLLOWUP_SAFETY_CONCERN_RAISED, raised.personId(), raised);
        awaitConcern(raised);
        String path = "/v1/duty-desk/" + raised.concernId() + "/acknowledgement";
        Response first = dutyManager().header("Idempotency-Key", "a").post(path);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(first.<String>path("acknowledgedBy")).isEqualTo("dora");
        assertThat(dutyManager()
                        .header("Idempotency-Key", "a")
                        .post(path)
                        .body()
                        .asString())
                .isEqualTo(first.body().asString());
        assertThat(dutyManager().post(path).statusCode()).isEqualTo(409);
        assertThat(open()).noneMatch(c -> raised.concernId().toString().equals(c.get("id")));
        assertThat(dutyManager()
                        .post("/v1/duty-desk/" + UUID.randomUUID() + "/acknowledgement")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void theExamplesOfTheContractBecomeTasks() {
        for (String name : List.of("child-at-risk", "in-danger-now")) {
            SafetyConcernRaised example =
                    events.example(FOLLOWUP_SAFETY_CONCERN_RAISED, name, SafetyConcernRaised.class);
            events.send(FOLLOWUP_SAFETY_CONCERN_RAISED, example.personId(), example);
            awaitConcern(example);
        }
    }

    /** An escalation of a later report is a task like any other, once however often it comes, in both arms the same. */
    @Test
    void anEscalatedParticipantIsATaskOfTheDeskWhetherOrNotThereIsAReferral() {
        UUID treatment = UUID.randomUUID();
        UUID control = UUID.randomUUID();
        UUID referral = cases.open(Requests.about(treatment));
        List<ParticipantEscalated> raised =
                List.of(escalation(treatment, Trigger.STRANGULATION), escalation(control, Trigger.STRANGULATION));
        for (ParticipantEscalated escalation : raised) {
            events.send(INTAKE_PARTICIPANT_ESCALATED, escalation.personId(), escalation);
            events.send(INTAKE_PARTICIPANT_ESCALATED, escalation.personId(), escalation);
        }
        for (String name : List.of("strangulation", "rising-frequency")) {
            ParticipantEscalated example =
                    events.example(INTAKE_PARTICIPANT_ESCALATED, name, ParticipantEscalated.class);
            events.send(INTAKE_PARTICIPANT_ESCALATED, example.personId(), example);
            awaitTask(example);
        }
        raised.forEach(this::awaitTask);

        List<Map<String, Object>> tasks = open().stream()
                .filter(c -> List.of(treatment.toString(), control.toString()).contains(c.get("personId")))
                .toList();
        assertThat(tasks)
                .extracting(c -> c.get("kind") + " " + c.get("dueAt"))
                .containsExactly("STRANGULATION 2026-03-02T09:15:00Z", "STRANGULATION 2026-03-02T09:15:00Z");
        assertThat(tasks.get(0).keySet()).isEqualTo(tasks.get(1).keySet());
        assertThat(rows.count("select count(*) from referral where id = ? and closed_at is null", referral))
                .isEqualTo(1);
        assertThat(rows.count("select count(*) from referral where person_id = ?", control))
                .isZero();
    }

    private static ParticipantEscalated escalation(UUID person, Trigger trigger) {
        Instant at = TestClock.START;
        return new ParticipantEscalated(
                UUID.randomUUID(), person, UUID.randomUUID(), 1, trigger, at, at.plus(Duration.ofMinutes(15)));
    }

    private void awaitTask(ParticipantEscalated escalation) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> rows.count(
                                "select count(*) from safety_concern where id = ? and kind = ?",
                                escalation.escalationId(),
                                escalation.trigger().name())
                        == 1);
    }

    private static List<Map<String, Object>> open() {
        return dutyManager().get("/v1/duty-desk?limit=200").path("items");
    }

    private void awaitConcern(SafetyConcernRaised raised) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> rows.count(
                                "select count(*) from safety_concern where id = ? and kind = ?",
                                raised.concernId(),
                                raised.kind().name())
                        == 1);
    }

    private static SafetyConcernRaised concern(UUID person, int dueInMinutes) {
        Instant at = TestClock.START;
        return new SafetyConcernRaised(
                UUID.randomUUID(), person, Kind.NEW_ABUSE, at, at.plus(Duration.ofMinutes(dueInMinutes)));
    }
}
