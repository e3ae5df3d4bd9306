package org.project360.intake.cohort;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.project360.intake.ReportFixture.person;
import static org.project360.intake.ReportFixture.report;

import io.quarkus.test.security.TestSecurity;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.project360.chassis.event.EventHandler;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.RiskGrade;
import org.project360.contracts.Topics;
import org.project360.contracts.police.HighRiskMarker;
import org.project360.intake.Intake;
import org.project360.intake.IntakeTest;
import org.project360.intake.ReportFixture;
import org.project360.local.testing.TestClock;
import org.project360.local.testing.TestInfra;

@IntakeTest
@TestSecurity(user = "auditor-1", roles = "auditor")
class EligibilityResourceTest {

    @Inject
    Intake intake;

    @Inject
    @Any
    Instance<EventHandler<?>> handlers;

    @Test
    void explainsInWordsRuleByRuleAndIsAudited() {
        ReportFixture v1 = report().grade(RiskGrade.HIGH).marker(HighRiskMarker.WEAPON);
        ReportFixture v2 = report().reference(v1.build().incidentReference()).version(2);
        takes(List.of(intake.sealed(v1), intake.sealed(v2)));
        UUID id = incident(v1);

        given().get("/v1/incidents/{id}/eligibility", id)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("incidentId", equalTo(id.toString()))
                .body("decision.version", equalTo(2))
                .body("decision.eligible", equalTo(false))
                .body(
                        "decision.summary",
                        equalTo("Not eligible: it did not hold that: The victim's distinct incidents in the window,"
                                + " this one included, lie between the bounds. 1 incident in the window, this one"
                                + " included."))
                .body("decision.rules", hasSize(15))
                .body("decision.rules.find { it.rule == 'incidents-within-bounds' }.input.incidents", equalTo(1))
                .body("earlier[0].rules.find { it.rule == 'no-high-risk-marker' }.holds", equalTo(false))
                .body("earlier[0].rules.find { it.rule == 'no-high-risk-marker' }.input.markers[0]", equalTo("WEAPON"));

        assertThat(intake.number(
                        "select count(*) from audit_entry where action = 'eligibility.read' and subject_id = ?"
                                + " and actor = 'auditor-1'",
                        id.toString()))
                .isEqualTo(1);
    }

    /** Whether an incident is within the window is told twice: as it was known when it was decided, and as it is now. */
    @Test
    void tellsTheCountAtTheDecisionAndTheCountNow() {
        PersonDetails victim = person("Ada", "Quill", "1990-05-01").withId();
        ReportFixture index = report().victim(victim);
        ReportFixture before = report().victim(victim).occurredAt(TestClock.START.minus(Duration.ofDays(30)));
        ReportFixture withdrawn = report().victim(victim).occurredAt(TestClock.START.minus(Duration.ofDays(20)));
        takes(List.of(intake.sealed(withdrawn), intake.sealed(index)));
        takes(List.of(
                intake.sealed(before),
                intake.sealed(report().victim(victim).occurredAt(TestClock.START.minus(Duration.ofDays(40)))),
                intake.sealed(report().victim(victim)
                        .reference(withdrawn.build().incidentReference())
                        .occurredAt(TestClock.START.minus(Duration.ofDays(20)))
                        .version(2)
                        .noCrime())));

        given().get("/v1/incidents/{id}/eligibility", incident(index))
                .then()
                .body("decision.incidentsInWindow", equalTo(2))
                .body("incidentsInWindowNow", equalTo(3));
    }

    /** Whichever of the two is reported first, she is a repeat victim. */
    @Test
    void anEarlierIncidentThatIsReportedLaterCompletesTheCount() {
        PersonDetails victim = person("Ada", "Quill", "1990-05-01").withId();
        ReportFixture today = report().victim(victim);
        ReportFixture earlier = report().victim(victim).occurredAt(TestClock.START.minus(Duration.ofDays(30)));
        takes(List.of(intake.sealed(today)));
        UUID id = incident(today);
        given().get("/v1/incidents/{id}/eligibility", id).then().body("decision.eligible", equalTo(false));

        takes(List.of(intake.sealed(earlier)));
        intake.recounted();

        given().get("/v1/incidents/{id}/eligibility", id)
                .then()
                .body("decision.eligible", equalTo(true))
                .body("decision.incidentsInWindow", equalTo(2))
                .body("earlier[0].incidentsInWindow", equalTo(1));
        assertThat(candidates(id)).isEqualTo(1);
        // The same again, and another one before it, nominate nobody twice.
        takes(List.of(
                intake.sealed(earlier),
                intake.sealed(report().victim(victim).occurredAt(TestClock.START.minus(Duration.ofDays(40))))));
        intake.recounted();
        assertThat(candidates(id)).isEqualTo(1);
        given().get("/v1/incidents/{id}/eligibility", id).then().body("earlier", hasSize(1));
    }

    @Test
    void whatIsReportedLateItselfIsNotDecidedAgain() {
        PersonDetails victim = person("Ada", "Quill", "1990-05-01").withId();
        ReportFixture yesterday = report().victim(victim).occurredAt(TestClock.START.minus(Duration.ofHours(25)));
        takes(List.of(intake.sealed(yesterday)));
        takes(List.of(intake.sealed(report().victim(victim).occurredAt(TestClock.START.minus(Duration.ofDays(30))))));
        intake.recounted();

        given().get("/v1/incidents/{id}/eligibility", incident(yesterday))
                .then()
                .body("decision.eligible", equalTo(false))
                .body("earlier", hasSize(0))
                .body("incidentsInWindowNow", equalTo(2));
    }

    private long candidates(UUID incident) {
        await().until(() -> intake.number("select count(*) from outbox") == 0);
        return TestInfra.records(Topics.INTAKE_CANDIDATE_IDENTIFIED).stream()
                .filter(r -> new String(r.value(), StandardCharsets.UTF_8).contains(incident.toString()))
                .count();
    }

    @Test
    void whoIsASuspectInTheSameIncidentAsWellMayNotEnter() {
        PersonDetails victim = person("Ada", "Quill", "1990-05-01").withId();
        ReportFixture counter = report().victim(victim).perpetrator(victim);
        takes(List.of(
                intake.sealed(report().victim(victim).occurredAt(TestClock.START.minus(Duration.ofDays(30)))),
                intake.sealed(counter)));

        given().get("/v1/incidents/{id}/eligibility", incident(counter))
                .then()
                .body("decision.eligible", equalTo(false))
                .body("decision.rules.findAll { !it.holds }.rule", contains("no-counter-allegation"));
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        given().get("/v1/incidents/{id}/eligibility", UUID.randomUUID()).then().statusCode(404);
        given().get("/v1/incidents/nonsense/eligibility").then().statusCode(404);
    }

    /** Whole sequences through the service in batches of random size, against a count by hand. */
    @Test
    void countsLikeBruteForceThroughTheStore() {
        Random random = new Random(42);
        List<PersonDetails> victims = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            victims.add(person("Count" + i, "Quill", "1990-01-01").withId());
        }
        List<ReportFixture> reports = new ArrayList<>();
        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            Instant at = TestClock.START
                    .minus(Duration.ofDays(365L * random.nextInt(3)))
                    .minus(Duration.ofDays(90L * random.nextInt(4)))
                    .minusSeconds(random.nextInt(3) - 1 + 3600L);
            reports.add(report().victim(victims.get(random.nextInt(5)))
                    .occurredAt(at)
                    .historic());
            expected.add(bruteForce(reports));
        }

        for (int from = 0; from < reports.size(); ) {
            int until = Math.min(reports.size(), from + 1 + random.nextInt(20));
            takes(reports.subList(from, until).stream().map(intake::sealed).toList());
            from = until;
        }

        List<Integer> counted = reports.stream().map(this::count).toList();
        assertThat(counted).isEqualTo(expected);
        assertThat(expected).contains(1, 2, 7, 8);
    }

    /** Distinct incidents of the last report's victim among all reports so far, from 365 days before it to it. */
    private static int bruteForce(List<ReportFixture> soFar) {
        var index = soFar.get(soFar.size() - 1).build();
        return (int) soFar.stream()
                .map(ReportFixture::build)
                .filter(r -> r.victim().person().equals(index.victim().person()))
                .map(r -> Duration.between(r.occurredAt(), index.occurredAt()))
                .filter(age -> !age.isNegative() && age.compareTo(Duration.ofDays(365)) <= 0)
                .distinct()
                .count();
    }

    private int count(ReportFixture report) {
        Map<String, Object> row = intake.rows(
                        "select incidents_in_window from eligibility where incident_id = ?", incident(report))
                .get(0);
        return (int) row.get("incidents_in_window");
    }

    private UUID incident(ReportFixture report) {
        return (UUID) intake.rows(
                        "select id from incident where reference = ?",
                        report.build().incidentReference())
                .get(0)
                .get("id");
    }

    private void takes(List<ConsumerRecord<String, byte[]>> records) {
        intake.takes(
                handlers.stream()
                        .filter(h -> h.topic().equals(Topics.POLICE_INCIDENT_REPORTED))
                        .findFirst()
                        .orElseThrow(),
                records);
    }
}
