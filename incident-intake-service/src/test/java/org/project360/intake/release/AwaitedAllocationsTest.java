package org.project360.intake.release;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.project360.chassis.event.EventHandler;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.AllocationsAwaited;
import org.project360.contracts.randomisation.AllocationMade;
import org.project360.contracts.randomisation.Arm;
import org.project360.contracts.randomisation.CandidateDeclined;
import org.project360.intake.Intake;
import org.project360.intake.IntakeTest;
import org.project360.intake.ReportFixture;
import org.project360.local.testing.TestClock;

/** Of many candidates those are counted of whom nothing was heard. A year ahead, where no other test has any. */
@IntakeTest
class AwaitedAllocationsTest {

    private static final UUID TRIAL = UUID.randomUUID();

    @Inject
    Intake intake;

    @Inject
    AwaitedAllocations awaited;

    @Inject
    AllocationMadeListener allocations;

    @Inject
    CandidateDeclinedListener declined;

    @Inject
    TestClock clock;

    @Inject
    @Any
    Instance<EventHandler<?>> handlers;

    @BeforeEach
    void aYearAhead() {
        clock.set(TestClock.START.plus(Duration.ofDays(400)));
    }

    @AfterEach
    void backToTheStart() {
        clock.reset();
    }

    @Test
    void countsThoseOfWhomNothingWasHeard() {
        ReportFixture first = candidate(Duration.ofHours(3));
        ReportFixture second = candidate(Duration.ofHours(5));
        ReportFixture third = candidate(Duration.ofHours(4));
        assertThat(awaited.tell().incidents()).as("they are on their way").isZero();

        clock.advance(Duration.ofMinutes(1));
        assertThat(awaited.tell()).isEqualTo(new AllocationsAwaited(3, reported(second), clock.instant()));

        intake.takes(allocations, List.of(Intake.plain(Topics.RANDOMISATION_ALLOCATION_MADE, allocation(second))));
        assertThat(awaited.tell()).isEqualTo(new AllocationsAwaited(2, reported(third), clock.instant()));

        CandidateDeclined none = new CandidateDeclined(TRIAL, id(third), personId(third), clock.instant());
        intake.takes(
                declined,
                List.of(
                        Intake.plain(Topics.RANDOMISATION_CANDIDATE_DECLINED, none),
                        Intake.plain(Topics.RANDOMISATION_CANDIDATE_DECLINED, none)));
        assertThat(awaited.tell()).isEqualTo(new AllocationsAwaited(1, reported(first), clock.instant()));

        clock.advance(Duration.ofDays(7));
        assertThat(awaited.tell()).isEqualTo(new AllocationsAwaited(0, null, clock.instant()));
    }

    /** An eligible incident, reported so long ago; her first was a month before. */
    private ReportFixture candidate(Duration ago) {
        PersonDetails victim = person("Ada", "Quill", "1990-05-01").withId();
        Instant at = clock.instant().minus(ago);
        ReportFixture report = report().victim(victim).occurredAt(at).reportedAt(at);
        Instant before = at.minus(Duration.ofDays(30));
        reports(report().victim(victim).occurredAt(before).reportedAt(before));
        reports(report);
        assertThat(intake.number("select count(*) from incident where id = ? and candidate_at is not null", id(report)))
                .isEqualTo(1);
        return report;
    }

    private void reports(ReportFixture report) {
        EventHandler<?> reports = handlers.stream()
                .filter(h -> h.topic().equals(Topics.POLICE_INCIDENT_REPORTED))
                .findFirst()
                .orElseThrow();
        intake.takes(reports, List.of(intake.sealed(report)));
    }

    private static Instant reported(ReportFixture report) {
        return report.build().reportedAt();
    }

    private UUID id(ReportFixture report) {
        return (UUID) row(report).get("id");
    }

    private UUID personId(ReportFixture report) {
        return (UUID) row(report).get("victim_id");
    }

    private Map<String, Object> row(ReportFixture report) {
        return intake.rows(
                        "select id, victim_id from incident where reference = ?",
                        report.build().incidentReference())
                .get(0);
    }

    private AllocationMade allocation(ReportFixture report) {
        return new AllocationMade(
                UUID.randomUUID(),
                TRIAL,
                id(report),
                personId(report),
                personId(report),
                "grade=STANDARD",
                1,
                Arm.CONTROL,
                false,
                clock.instant());
    }
}
