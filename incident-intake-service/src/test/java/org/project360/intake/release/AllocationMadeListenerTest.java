package org.project360.intake.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.project360.intake.ReportFixture.person;
import static org.project360.intake.ReportFixture.report;

import jakarta.enterprise.inject.Any;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.project360.chassis.event.EventHandler;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.SafeContact;
import org.project360.contracts.SafeWindow;
import org.project360.contracts.Topics;
import org.project360.contracts.intake.FollowUpContact;
import org.project360.contracts.intake.ReferralRequested;
import org.project360.contracts.randomisation.AllocationMade;
import org.project360.contracts.randomisation.Arm;
import org.project360.intake.Intake;
import org.project360.intake.IntakeTest;
import org.project360.intake.ReportFixture;
import org.project360.local.testing.TestClock;

@IntakeTest
class AllocationMadeListenerTest {

    private static final UUID TRIAL = UUID.randomUUID();
    private static final SafeContact AT_NOON = new SafeContact(
            true,
            false,
            false,
            false,
            false,
            false,
            List.of(new SafeWindow(DayOfWeek.MONDAY, LocalTime.of(12, 0), LocalTime.of(13, 0))),
            null,
            "bluebell",
            null,
            null);

    @Inject
    Intake intake;

    @Inject
    AllocationMadeListener listener;

    @Inject
    @Any
    jakarta.enterprise.inject.Instance<EventHandler<?>> handlers;

    @Test
    void treatmentIsReferredWithAllItsDetails() {
        PersonDetails victim = person("Ada", "Quill", "1990-05-01").withId();
        ReportFixture report = report().victim(victim)
                .safeContact(AT_NOON)
                .perpetrator(person("Dorian", "Voss", "1986-01-01").withId())
                .child(person("Niamh", "Quill", "2015-01-01").homeless());
        Incident incident = recorded(report);

        intake.sends(Intake.plain(Topics.RANDOMISATION_ALLOCATION_MADE, allocation(incident, Arm.TREATMENT, false)));

        ReferralRequested referral = intake.awaitSealed(
                        Topics.INTAKE_REFERRAL_REQUESTED, incident.personId.toString(), 1, ReferralRequested.class)
                .get(0);
        assertThat(referral.incidentId()).isEqualTo(incident.id);
        assertThat(referral.victim()).isEqualTo(victim);
        assertThat(referral.safeContact()).isEqualTo(AT_NOON);
        assertThat(referral.perpetrators()).extracting(PersonDetails::forename).containsExactly("Dorian");
        assertThat(referral.children()).extracting(PersonDetails::forename).containsExactly("Niamh");
        assertThat(referral.reportedAt()).isEqualTo(report.build().reportedAt());
        FollowUpContact contact = contacts(incident, 1).get(0);
        assertThat(contact.participant()).isEqualTo(victim);
        assertThat(contact.safeContact()).isEqualTo(AT_NOON);
    }

    @Test
    void controlIsNotReferredAndFollowedUpTheSame() {
        PersonDetails victim = person("Ada", "Quill", "1990-05-01").withId();
        Incident treated = recorded(report().victim(victim).safeContact(AT_NOON));
        Incident control = recorded(
                report().victim(person("Eve", "Control", "1990-05-01").withId()).safeContact(AT_NOON));

        intake.takes(
                listener,
                List.of(
                        event(allocation(treated, Arm.TREATMENT, false)),
                        event(allocation(control, Arm.CONTROL, false))));

        assertThat(contacts(control, 1).get(0))
                .usingRecursiveComparison()
                .ignoringFields("personId", "incidentId", "participant")
                .isEqualTo(contacts(treated, 1).get(0));
        assertThat(intake.published(Topics.INTAKE_REFERRAL_REQUESTED, control.personId.toString()))
                .isZero();
        assertThat(intake.published(Topics.INTAKE_REFERRAL_REQUESTED, treated.personId.toString()))
                .isEqualTo(1);
        // Nor does the store tell the arms apart: rows of both have the same shape and size.
        assertThat(intake.rows(
                        "select length(sealed_arm) as size from allocation where incident_id in (?, ?)",
                        treated.id,
                        control.id))
                .hasSize(2)
                .containsOnly(Map.of("size", 29));
    }

    @Test
    void aRepresentedParticipantIsReferredAgainAndHerContactIssuedOnlyIfItChanged() {
        PersonDetails victim = person("Ada", "Quill", "1990-05-01").withId();
        Incident first = recorded(report().victim(victim).safeContact(AT_NOON));
        Incident second = recorded(report().victim(victim).safeContact(AT_NOON));
        Incident moved = recorded(report().victim(victim));

        intake.takes(listener, List.of(event(allocation(first, Arm.TREATMENT, false))));
        intake.takes(
                listener,
                List.of(event(allocation(second, Arm.TREATMENT, true)), event(allocation(moved, Arm.TREATMENT, true))));

        assertThat(second.personId).isEqualTo(first.personId);
        assertThat(intake.awaitSealed(
                        Topics.INTAKE_REFERRAL_REQUESTED, first.personId.toString(), 3, ReferralRequested.class))
                .extracting(ReferralRequested::incidentId)
                .containsExactly(first.id, second.id, moved.id);
        assertThat(contacts(first, 2))
                .extracting(FollowUpContact::safeContact)
                .containsExactly(AT_NOON, SafeContact.NOTHING_SAFE);
        assertThat(intake.published(Topics.INTAKE_FOLLOW_UP_CONTACT, first.personId.toString()))
                .isEqualTo(2);
    }

    @Test
    void anAllocationIsReleasedOnceHoweverOftenItComes() {
        Incident incident = recorded(report());
        AllocationMade allocation = allocation(incident, Arm.TREATMENT, false);

        intake.takes(listener, List.of(event(allocation), event(allocation)));
        intake.takes(listener, List.of(event(allocation)));

        assertThat(intake.published(Topics.INTAKE_REFERRAL_REQUESTED, incident.personId.toString()))
                .isEqualTo(1);
        assertThat(intake.published(Topics.INTAKE_FOLLOW_UP_CONTACT, incident.personId.toString()))
                .isEqualTo(1);
    }

    @Test
    void unknownIncidentsAndChangedArmsAreSetAsideAndNeighboursGoOn() {
        Incident incident = recorded(report());
        AllocationMade unknown = allocation(new Incident(UUID.randomUUID(), UUID.randomUUID()), Arm.CONTROL, false);
        ConsumerRecord<String, byte[]> lost = event(unknown);
        ConsumerRecord<String, byte[]> flipped = event(allocation(incident, Arm.TREATMENT, false));
        intake.takes(listener, List.of(event(allocation(incident, Arm.CONTROL, false)), lost));

        intake.takes(listener, List.of(flipped));

        assertThat(reasonOf(lost)).isEqualTo("unknown-incident");
        assertThat(reasonOf(flipped)).isEqualTo("allocation-changed");
        assertThat(intake.number("select count(*) from allocation where incident_id = ?", incident.id))
                .isEqualTo(1);
        assertThat(intake.number("select count(*) from allocation where incident_id = ?", unknown.incidentId()))
                .isZero();
        assertThat(intake.published(Topics.INTAKE_REFERRAL_REQUESTED, incident.personId.toString()))
                .isZero();
    }

    private record Incident(UUID id, UUID personId) {}

    private Incident recorded(ReportFixture report) {
        EventHandler<?> reports = handlers.stream()
                .filter(h -> h.topic().equals(Topics.POLICE_INCIDENT_REPORTED))
                .findFirst()
                .orElseThrow();
        intake.takes(reports, List.of(intake.sealed(report)));
        Map<String, Object> row = intake.rows(
                        "select id, victim_id from incident where reference = ?",
                        report.build().incidentReference())
                .get(0);
        return new Incident((UUID) row.get("id"), (UUID) row.get("victim_id"));
    }

    private static AllocationMade allocation(Incident incident, Arm arm, boolean represented) {
        return new AllocationMade(
                UUID.randomUUID(),
                TRIAL,
                incident.id,
                incident.personId,
                incident.personId,
                "grade=STANDARD",
                1,
                arm,
                represented,
                TestClock.START);
    }

    private static ConsumerRecord<String, byte[]> event(AllocationMade allocation) {
        return Intake.plain(Topics.RANDOMISATION_ALLOCATION_MADE, allocation);
    }

    private List<FollowUpContact> contacts(Incident incident, int count) {
        return intake.awaitSealed(
                Topics.INTAKE_FOLLOW_UP_CONTACT, incident.personId.toString(), count, FollowUpContact.class);
    }

    private Object reasonOf(ConsumerRecord<String, byte[]> record) {
        String id = new String(record.headers().lastHeader("ce_id").value(), java.nio.charset.StandardCharsets.UTF_8);
        return intake.rows("select reasons->0->>'code' as code from quarantine where event_id = ?", id)
                .get(0)
                .get("code");
    }
}
