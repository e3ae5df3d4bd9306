package org.project360.intake.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.project360.intake.ReportFixture.person;
import static org.project360.intake.ReportFixture.report;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.project360.chassis.event.EventHandler;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.RiskGrade;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.CandidateIdentified;
import org.project360.contracts.intake.CandidateWithdrawn;
import org.project360.contracts.randomisation.AllocationMade;
import org.project360.contracts.randomisation.Arm;
import org.project360.contracts.randomisation.EvaluationRequested;
import org.project360.intake.Intake;
import org.project360.intake.IntakeTest;
import org.project360.intake.ReportFixture;
import org.project360.local.testing.TestClock;

/** Randomisation asks whether a candidate is one still. Each test has a victim of her own with an eligible incident. */
@IntakeTest
class EvaluationRequestedListenerTest {

    private static final Instant ASKED = Instant.parse("2026-03-02T11:30:00.125Z");

    @Inject
    Intake intake;

    @Inject
    EvaluationRequestedListener listener;

    @Inject
    TestClock clock;

    @Inject
    @Any
    Instance<EventHandler<?>> handlers;

    private final PersonDetails victim = person("Ada", "Quill", "1990-05-01").withId();
    private final ReportFixture earlier =
            report().victim(victim).occurredAt(TestClock.START.minus(Duration.ofDays(30)));
    private final ReportFixture index = report().victim(victim);
    private UUID incident;
    private UUID personId;

    @BeforeEach
    void nominated() {
        reports(earlier, index);
        incident = incident(index);
        personId = (UUID) intake.rows("select victim_id from incident where id = ?", incident)
                .get(0)
                .get("victim_id");
        assertThat(candidates(1).get(0).requestedAt()).isNull();
        clock.advance(Duration.ofMinutes(150));
    }

    @Test
    void whoIsEligibleStillIsACandidateOnceMoreByWhatIsKnownNow() {
        reports(report().victim(victim)
                .reference(index.build().incidentReference())
                .version(2)
                .grade(RiskGrade.STANDARD));
        asks(ASKED);

        CandidateIdentified again = candidates(2).get(1);
        assertThat(again.incidentId()).isEqualTo(incident);
        assertThat(again.requestedAt()).isEqualTo(ASKED);
        assertThat(again.identifiedAt()).isEqualTo(clock.instant());
        assertThat(again.incidentsInWindow()).isEqualTo(2);
        assertThat(again.covariates()).containsEntry("grade", "STANDARD");
        assertThat(evaluations())
                .containsExactly(
                        Map.of("version", 1, "eligible", true),
                        Map.of("version", 2, "eligible", true),
                        Map.of("version", 2, "eligible", true));
        assertThat(withdrawals(0)).isEmpty();
    }

    /** The earlier incident was withdrawn: she is no repeat victim. When another one is reported, she is again. */
    @Test
    void whoIsNotEligibleAnyMoreIsWithdrawnAndMayBeNominatedAgain() {
        reports(report().victim(victim)
                .reference(earlier.build().incidentReference())
                .occurredAt(earlier.build().occurredAt())
                .version(2)
                .noCrime());
        intake.recounted();
        asks(ASKED);

        assertThat(withdrawals(1)).containsExactly(new CandidateWithdrawn(incident, personId, clock.instant(), ASKED));
        assertThat(intake.number("select count(*) from incident where id = ? and candidate_at is null", incident))
                .isEqualTo(1);
        assertThat(evaluations())
                .containsExactly(Map.of("version", 1, "eligible", true), Map.of("version", 1, "eligible", false));
        assertThat(candidates(1)).hasSize(1);

        reports(report().victim(victim).occurredAt(TestClock.START.minus(Duration.ofDays(40))));
        intake.recounted();
        assertThat(candidates(2).get(1).requestedAt()).isNull();
    }

    @Test
    void whatThePoliceWithdrewAndWhatIsUnknownIsWithdrawn() {
        reports(report().victim(victim)
                .reference(index.build().incidentReference())
                .version(2)
                .noCrime());
        UUID unknown = UUID.randomUUID();
        intake.takes(
                listener,
                List.of(
                        request(new EvaluationRequested(unknown, personId, ASKED)),
                        request(new EvaluationRequested(incident, personId, ASKED))));

        assertThat(withdrawals(2)).extracting(CandidateWithdrawn::incidentId).containsExactly(unknown, incident);
    }

    @Test
    void theLatestOfManyRequestsIsAnsweredAndNoneOfWhoHasAnArm() {
        asks(ASKED.minusSeconds(1), ASKED, ASKED.minusSeconds(2));
        assertThat(candidates(2)).hasSize(2);
        assertThat(candidates(2).get(1).requestedAt()).isEqualTo(ASKED);

        isAllocated();
        asks(ASKED.plusSeconds(5));

        assertThat(intake.published(Topics.INTAKE_CANDIDATE_IDENTIFIED, personId.toString()))
                .isEqualTo(2);
        assertThat(withdrawals(0)).isEmpty();
    }

    /** Her unit came in by another incident while intake was asked about this one: what was told stands. */
    @Test
    void anAllocationThatCrossesTheWithdrawalStands() {
        reports(report().victim(victim)
                .reference(earlier.build().incidentReference())
                .occurredAt(earlier.build().occurredAt())
                .version(2)
                .noCrime());
        intake.recounted();
        asks(ASKED);
        assertThat(withdrawals(1)).hasSize(1);

        isAllocated();

        assertThat(intake.number("select count(*) from incident where id = ? and candidate_at is not null", incident))
                .isEqualTo(1);
        asks(ASKED.plusSeconds(1));
        assertThat(withdrawals(1)).hasSize(1);
    }

    private void isAllocated() {
        intake.takes(
                handler(Topics.RANDOMISATION_ALLOCATION_MADE),
                List.of(Intake.plain(
                        Topics.RANDOMISATION_ALLOCATION_MADE,
                        new AllocationMade(
                                UUID.randomUUID(),
                                UUID.randomUUID(),
                                incident,
                                personId,
                                personId,
                                "grade=MEDIUM|priorBand=2-3",
                                1,
                                Arm.CONTROL,
                                false,
                                clock.instant()))));
    }

    private void asks(Instant... at) {
        intake.takes(
                listener,
                Stream.of(at)
                        .map(one -> request(new EvaluationRequested(incident, personId, one)))
                        .toList());
    }

    private static ConsumerRecord<String, byte[]> request(EvaluationRequested request) {
        return Intake.plain(Topics.RANDOMISATION_EVALUATION_REQUESTED, request);
    }

    private List<CandidateIdentified> candidates(int count) {
        return Intake.await(Topics.INTAKE_CANDIDATE_IDENTIFIED, personId.toString(), count, CandidateIdentified.class);
    }

    private List<CandidateWithdrawn> withdrawals(int count) {
        intake.published(Topics.INTAKE_CANDIDATE_WITHDRAWN, personId.toString());
        return Intake.await(Topics.INTAKE_CANDIDATE_WITHDRAWN, personId.toString(), count, CandidateWithdrawn.class);
    }

    private List<Map<String, Object>> evaluations() {
        return intake.rows(
                "select version, eligible from eligibility where incident_id = ? order by version, assessment",
                incident);
    }

    private void reports(ReportFixture... reports) {
        intake.takes(
                handler(Topics.POLICE_INCIDENT_REPORTED),
                Stream.of(reports).map(intake::sealed).toList());
    }

    private EventHandler<?> handler(String topic) {
        return handlers.stream()
                .filter(h -> h.topic().equals(topic))
                .findFirst()
                .orElseThrow();
    }

    private UUID incident(ReportFixture report) {
        return (UUID) intake.rows(
                        "select id from incident where reference = ?",
                        report.build().incidentReference())
                .get(0)
                .get("id");
    }
}
