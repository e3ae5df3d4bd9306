package org.project360.simulator.truth;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.RiskGrade;
import org.project360.contracts.Sex;
import org.project360.contracts.intake.ReportReceipt.Outcome;
import org.project360.simulator.report.Fault;
import org.project360.simulator.report.Noise;
import org.project360.simulator.report.SimulatedMessage;
import org.project360.simulator.report.Telling;
import org.project360.simulator.report.TrueIncident;
import org.project360.simulator.world.Home;
import org.project360.simulator.world.Household;
import org.project360.simulator.world.Person;

/** The lines of the truth files, each a JSON object. */
final class Lines {
    private Lines() {}

    enum Role {
        VICTIM,
        PERPETRATOR,
        CHILD,
        OTHER
    }

    record PersonLine(
            String id,
            String household,
            Role role,
            String policePersonId,
            String community,
            String forename,
            @Nullable String middleNames,
            String surname,
            @Nullable String birthName,
            Sex sex,
            LocalDate dateOfBirth,
            List<String> phones,
            @Nullable String email,
            List<Home> homes,
            @Nullable String school) {}

    record ChildLine(String person, @Nullable String school, Telling told) {}

    record IncidentLine(
            String event,
            String force,
            String reference,
            int finalVersion,
            Instant occurredAt,
            Instant reportedAt,
            String victim,
            String household,
            @Nullable String perpetrator,
            RiskGrade grade,
            boolean received,
            boolean noCrime,
            boolean historic,
            boolean test,
            boolean fresh,
            boolean late,
            int incidentOfVictim,
            List<ChildLine> children,
            List<Noise.Kind> victimNoise) {}

    record MessageLine(
            long n,
            Instant sendAt,
            @Nullable Instant sentAt,
            SimulatedMessage.Channel channel,
            SimulatedMessage.Kind kind,
            @Nullable Fault fault,
            boolean delayed,
            String source,
            String id,
            String reference,
            int version,
            Outcome expected,
            @Nullable String pointer,
            @Nullable String code) {}

    /** The people of a household; not the perpetrator whom it shares with another, where he is told already. */
    static Stream<PersonLine> of(Household household) {
        String own = "p-" + household.number() + "-";
        return household.people().stream()
                .filter(person -> person.id().startsWith(own))
                .map(person -> line(household, person));
    }

    private static PersonLine line(Household household, Person person) {
        Role role = role(household, person);
        Home elsewhere = household.perpetratorHome();
        return new PersonLine(
                person.id(),
                household.id(),
                role,
                person.policeId(),
                person.community(),
                person.forename(),
                person.middleNames(),
                person.surname(),
                person.birthName(),
                person.sex(),
                person.born(),
                person.phones(),
                person.email(),
                role == Role.PERPETRATOR && elsewhere != null ? List.of(elsewhere) : household.homes(),
                household.children().stream()
                        .filter(pupil -> pupil.person().equals(person) && pupil.school() != null)
                        .map(pupil -> Objects.requireNonNull(pupil.school()).urn())
                        .findFirst()
                        .orElse(null));
    }

    private static Role role(Household household, Person person) {
        if (person.equals(household.victim()) || person.equals(household.second())) {
            return Role.VICTIM;
        }
        if (person.equals(household.perpetrator())) {
            return Role.PERPETRATOR;
        }
        return household.others().contains(person) ? Role.OTHER : Role.CHILD;
    }

    static IncidentLine of(TrueIncident incident) {
        Household household = incident.victim().household();
        Person perpetrator = household.perpetrator();
        return new IncidentLine(
                incident.event(),
                incident.force(),
                incident.reference(),
                incident.finalVersion(),
                incident.occurredAt(),
                incident.reportedAt(),
                incident.victim().person().id(),
                household.id(),
                perpetrator == null ? null : perpetrator.id(),
                incident.finalGrade(),
                incident.received(),
                incident.noCrime(),
                incident.historic(),
                incident.test(),
                incident.fresh(),
                incident.late(),
                incident.ofVictim(),
                incident.children().stream()
                        .map(child -> new ChildLine(
                                child.person(),
                                child.school() == null ? null : child.school().urn(),
                                child.told()))
                        .toList(),
                incident.victimNoise());
    }

    static MessageLine of(SimulatedMessage message, @Nullable Instant sentAt) {
        Fault fault = message.fault();
        return new MessageLine(
                message.n(),
                message.sendAt(),
                sentAt,
                message.channel(),
                message.kind(),
                fault,
                message.delayed(),
                message.source(),
                message.id(),
                message.reference(),
                message.report().version(),
                message.expected(),
                fault == null ? null : fault.pointer(),
                fault == null ? null : fault.code());
    }
}
