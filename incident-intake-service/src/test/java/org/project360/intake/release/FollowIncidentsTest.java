package org.project360.intake.release;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.project360.intake.ReportFixture.person;
import static org.project360.intake.ReportFixture.report;

import io.quarkus.test.security.TestSecurity;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.project360.chassis.event.EventHandler;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.RiskGrade;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.IncidentRevised;
import org.project360.contracts.intake.IncidentRevised.Exclusion;
import org.project360.contracts.intake.ParticipantEscalated;
import org.project360.contracts.intake.ParticipantEscalated.Trigger;
import org.project360.contracts.police.HighRiskMarker;
import org.project360.contracts.randomisation.AllocationMade;
import org.project360.contracts.randomisation.Arm;
import org.project360.intake.Intake;
import org.project360.intake.IntakeTest;
import org.project360.intake.ReportFixture;
import org.project360.local.testing.TestClock;

/** What later reports mean for participants: the same in both arms, whichever of report and allocation comes first. */
@IntakeTest
class FollowIncidentsTest {

    private static final UUID TRIAL = UUID.randomUUID();
    private static final Instant AT = TestClock.START.minus(Duration.ofHours(3));

    @Inject
    Intake intake;

    @Inject
    AllocationMadeListener allocations;

    @Inject
    @Any
    Instance<EventHandler<?>> handlers;

    @Inject
    TestClock clock;

    @BeforeEach
    void now() {
        clock.reset();
    }

    private record Incident(UUID id, UUID personId) {}

    /** A victim with an incident before and the one that makes her a participant. */
    private final class Case {
        private final PersonDetails victim =
                person("Ada", "Quill", "1990-05-01").withId();
        private final ReportFixture index = report().victim(victim).occurredAt(AT);
        private final Incident incident;

        private Case() {
            takes(report().victim(victim).occurredAt(AT.minus(Duration.ofDays(30))), index);
            incident = find(index);
        }

        private Case allocated(Arm arm) {
            intake.takes(
                    allocations,
                    List.of(Intake.plain(
                            Topics.RANDOMISATION_ALLOCATION_MADE,
                            new AllocationMade(
                                    UUID.randomUUID(),
                                    TRIAL,
                                    incident.id,
                                    incident.personId,
                                    incident.personId,
                                    "grade=STANDARD",
                                    1,
                                    arm,
                                    false,
                                    TestClock.START))));
            return this;
        }

        private ReportFixture version(int number) {
            return report().reference(index.build().incidentReference())
                    .victim(victim)
                    .occurredAt(AT)
                    .version(number);
        }

        private ReportFixture later() {
            return report().victim(victim).occurredAt(AT.plus(Duration.ofHours(1)));
        }

        private List<IncidentRevised> revised(int count) {
            return Intake.await(Topics.INTAKE_INCIDENT_REVISED, incident.id.toString(), count, IncidentRevised.class);
        }

        private List<Trigger> escalated() {
            long count = intake.published(Topics.INTAKE_PARTICIPANT_ESCALATED, incident.personId.toString());
            return count == 0
                    ? List.of()
                    : Intake.await(
                                    Topics.INTAKE_PARTICIPANT_ESCALATED,
                                    incident.personId.toString(),
                                    (int) count,
                                    ParticipantEscalated.class)
                            .stream()
                            .map(ParticipantEscalated::trigger)
                            .sorted()
                            .toList();
        }

        private Map<String, Object> exclusion() {
            return intake
                    .rows(
                            "select reason, incident_version, lifted_at is null as holds from trial_exclusion"
                                    + " where incident_id = ?",
                            incident.id)
                    .stream()
                    .findFirst()
                    .orElse(Map.of());
        }

        private long allocation() {
            return intake.number("select count(*) from allocation where incident_id = ?", incident.id);
        }
    }

    @ParameterizedTest
    @EnumSource(Arm.class)
    @TestSecurity(user = "auditor-1", roles = "auditor")
    void theExplanationTellsTheExclusionAndThatItWasLifted(Arm arm) {
        Case participant = new Case().allocated(arm);
        String path = "/v1/incidents/" + participant.incident.id + "/eligibility";
        given().get(path).then().statusCode(200).body("exclusion", nullValue());

        takes(participant.version(2).noCrime());

        given().get(path)
                .then()
                .body("exclusion.reason", equalTo("NO_CRIME"))
                .body("exclusion.version", equalTo(2))
                .body("exclusion.excludedAt", equalTo(TestClock.START.toString()))
                .body("exclusion.liftedAt", nullValue())
                .body("exclusion.size()", equalTo(4));

        clock.advance(Duration.ofMinutes(5));
        takes(participant.version(3));

        given().get(path)
                .then()
                .body("exclusion.version", equalTo(2))
                .body(
                        "exclusion.liftedAt",
                        equalTo(TestClock.START.plus(Duration.ofMinutes(5)).toString()));
    }

    @ParameterizedTest
    @EnumSource(Arm.class)
    void aWithdrawnIncidentIsExcludedAndItsAllocationStays(Arm arm) {
        Case participant = new Case().allocated(arm);

        takes(participant.version(2).noCrime());

        IncidentRevised revised = participant.revised(1).get(0);
        assertThat(revised.withdrawn()).isTrue();
        assertThat(revised.exclusion()).isEqualTo(Exclusion.NO_CRIME);
        assertThat(revised.version()).isEqualTo(2);
        assertThat(participant.exclusion())
                .isEqualTo(Map.of("reason", "NO_CRIME", "incident_version", 2, "holds", true));
        assertThat(participant.allocation()).isEqualTo(1);

        takes(participant.version(3));

        assertThat(participant.revised(2).get(1).exclusion()).isNull();
        assertThat(participant.exclusion()).containsEntry("holds", false);
        assertThat(participant.allocation()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Arm.class)
    void anIncidentOfSomebodyElseIsExcluded(Arm arm) {
        Case participant = new Case().allocated(arm);

        takes(participant.version(2).victim(person("Eve", "Other", "1980-01-01").withId()));

        assertThat(participant.revised(1).get(0).exclusion()).isEqualTo(Exclusion.WRONG_PERSON);
        assertThat(participant.revised(1).get(0).withdrawn()).isFalse();
        assertThat(participant.exclusion()).containsEntry("reason", "WRONG_PERSON");
        assertThat(participant.allocation()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(Arm.class)
    void aVersionThatOvertakesTheAllocationEndsTheSame(Arm arm) {
        Case participant = new Case();
        takes(participant.version(2).noCrime());
        assertThat(participant.revised(1).get(0).exclusion()).isNull();

        participant.allocated(arm);

        assertThat(participant.revised(2).get(1).exclusion()).isEqualTo(Exclusion.NO_CRIME);
        assertThat(participant.exclusion())
                .isEqualTo(Map.of("reason", "NO_CRIME", "incident_version", 2, "holds", true));
        assertThat(participant.allocation()).isEqualTo(1);
    }

    @Test
    void everyRevisionIsToldWithTheChildrenItNamesAndAFirstOrOlderVersionIsNot() {
        PersonDetails niamh = person("Niamh", "Quill", "2015-01-01").homeless();
        ReportFixture one = report().child(niamh)
                .child(person("Conn", "Quill", "2016-01-01").homeless());
        takes(one.version(2));
        Incident incident = find(one);
        UUID child = (UUID) intake.rows(
                        "select person_id from incident_person where incident_id = ? and role = 'CHILD' order by place",
                        incident.id)
                .get(0)
                .get("person_id");
        String reference = one.build().incidentReference();
        takes(report().reference(reference)
                .victim(one.build().victim().person())
                .version(1)
                .noCrime());
        assertThat(intake.published(Topics.INTAKE_INCIDENT_REVISED, incident.id.toString()))
                .isZero();

        takes(report().reference(reference)
                .victim(one.build().victim().person())
                .version(3)
                .child(niamh));

        assertThat(Intake.await(Topics.INTAKE_INCIDENT_REVISED, incident.id.toString(), 1, IncidentRevised.class))
                .containsExactly(new IncidentRevised(incident.id, 3, false, null, List.of(child), TestClock.START));
    }

    @Test
    void historyAndTestsAreNobodysBusiness() {
        ReportFixture history = report().historic();
        takes(history);
        takes(report().reference(history.build().incidentReference())
                .version(2)
                .historic()
                .noCrime());

        assertThat(intake.published(
                        Topics.INTAKE_INCIDENT_REVISED, find(history).id.toString()))
                .isZero();
    }

    @Test
    void eachTriggerOfALaterReportEscalatesOnceInBothArmsAlike() {
        for (HighRiskMarker marker : HighRiskMarker.values()) {
            List<Trigger> expected =
                    marker == HighRiskMarker.MARAC ? List.of() : List.of(Trigger.valueOf(marker.name()));
            assertThat(bothArms(c -> takes(c.version(2).marker(marker))))
                    .as(marker.name())
                    .isEqualTo(expected);
        }
        assertThat(bothArms(c -> takes(c.version(2).grade(RiskGrade.HIGH)))).containsExactly(Trigger.HIGH_GRADE);
        assertThat(bothArms(c -> takes(c.version(2).yesAnswers(14)))).containsExactly(Trigger.VISIBLE_HIGH_RISK);
        assertThat(bothArms(c -> takes(c.version(2).yesAnswers(13)))).isEmpty();
        assertThat(bothArms(c -> {
                    ReportFixture again =
                            c.version(2).grade(RiskGrade.HIGH).yesAnswers(20).marker(HighRiskMarker.STRANGULATION);
                    takes(again);
                    takes(again);
                    takes(c.version(3).grade(RiskGrade.HIGH));
                }))
                .containsExactly(Trigger.HIGH_GRADE, Trigger.VISIBLE_HIGH_RISK, Trigger.STRANGULATION);
    }

    @Test
    void aThirdIncidentOfARisingFrequencyIsForAPersonToLookAt() {
        assertThat(bothArms(c -> takes(c.later()))).containsExactly(Trigger.RISING_FREQUENCY);
        // As many in the twelve months before: frequent, and not rising.
        assertThat(bothArms(c -> {
                    takes(
                            before(c, 400).historic(),
                            before(c, 410).historic(),
                            before(c, 420).historic(),
                            c.later());
                }))
                .isEmpty();
    }

    @Test
    void whatCameWhileTheAllocationWasOnItsWayIsScreenedWhenItArrives() {
        for (Arm arm : Arm.values()) {
            Case participant = new Case();
            takes(participant.later().marker(HighRiskMarker.WEAPON));
            assertThat(participant.escalated()).isEmpty();

            participant.allocated(arm);

            assertThat(participant.escalated()).containsExactly(Trigger.WEAPON, Trigger.RISING_FREQUENCY);
        }
    }

    @Test
    void whoIsNoParticipantIsNotEscalatedAndNoEventTellsTheArm() {
        Case nobody = new Case();
        takes(nobody.version(2).grade(RiskGrade.HIGH));
        assertThat(nobody.escalated()).isEmpty();

        Case treated = new Case().allocated(Arm.TREATMENT);
        Case control = new Case().allocated(Arm.CONTROL);
        for (Case participant : List.of(treated, control)) {
            takes(participant.version(2).grade(RiskGrade.HIGH));
        }
        List<ParticipantEscalated> events = List.of(escalation(treated), escalation(control));
        assertThat(events.get(0).dueAt()).isEqualTo(TestClock.START.plus(Duration.ofMinutes(15)));
        assertThat(events.get(1))
                .usingRecursiveComparison()
                .ignoringFields("escalationId", "personId", "incidentId")
                .isEqualTo(events.get(0));
    }

    private static ParticipantEscalated escalation(Case participant) {
        return Intake.await(
                        Topics.INTAKE_PARTICIPANT_ESCALATED,
                        participant.incident.personId.toString(),
                        1,
                        ParticipantEscalated.class)
                .get(0);
    }

    private List<Trigger> bothArms(java.util.function.Consumer<Case> reports) {
        List<List<Trigger>> ofArm = Arrays.stream(Arm.values())
                .map(arm -> {
                    Case participant = new Case().allocated(arm);
                    reports.accept(participant);
                    return participant.escalated();
                })
                .toList();
        assertThat(ofArm.get(0)).isEqualTo(ofArm.get(1));
        return Objects.requireNonNull(ofArm.get(0));
    }

    private static ReportFixture before(Case participant, int days) {
        return report().victim(participant.victim).occurredAt(AT.minus(Duration.ofDays(days)));
    }

    private void takes(ReportFixture... reports) {
        EventHandler<?> handler = handlers.stream()
                .filter(h -> h.topic().equals(Topics.POLICE_INCIDENT_REPORTED))
                .findFirst()
                .orElseThrow();
        intake.takes(handler, Arrays.stream(reports).map(intake::sealed).toList());
    }

    private Incident find(ReportFixture report) {
        Map<String, Object> row = intake.rows(
                        "select id, victim_id from incident where reference = ?",
                        report.build().incidentReference())
                .get(0);
        return new Incident((UUID) row.get("id"), (UUID) row.get("victim_id"));
    }
}
