package org.project360.simulator.report;

import java.time.Instant;
import java.util.List;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.police.Child;
import org.project360.contracts.police.Flags;
import org.project360.contracts.police.IncidentReported;
import org.project360.contracts.police.RiskAssessment;
import org.project360.contracts.police.Victim;
import org.project360.simulator.world.Person;

/** The next version of a report. */
final class Revision {
    private Revision() {}

    static IncidentReported graded(IncidentReported r, Instant recorded) {
        return next(r, recorded, r.victim(), r.children(), Risk.raised(r.riskAssessment()), r.flags());
    }

    /** Her name and day of birth as they truly are. */
    static IncidentReported identified(IncidentReported r, Instant recorded, Person truly) {
        PersonDetails was = r.victim().person();
        PersonDetails is = new PersonDetails(
                was.policePersonId(),
                truly.forename(),
                was.middleNames(),
                truly.surname(),
                truly.born(),
                truly.sex(),
                was.addresses(),
                was.phones(),
                was.email());
        Victim victim = new Victim(is, r.victim().safeContact());
        return next(r, recorded, victim, r.children(), r.riskAssessment(), r.flags());
    }

    static IncidentReported withChildren(IncidentReported r, Instant recorded, List<Child> children) {
        return next(r, recorded, r.victim(), children, r.riskAssessment(), r.flags());
    }

    static IncidentReported withdrawn(IncidentReported r, Instant recorded) {
        Flags was = r.flags();
        Flags flags = new Flags(was.highRiskMarkers(), true, was.historicImport(), was.test());
        return next(r, recorded, r.victim(), r.children(), r.riskAssessment(), flags);
    }

    /** Nothing else to say than who it truly was. */
    static IncidentReported again(IncidentReported r, Instant recorded) {
        return next(r, recorded, r.victim(), r.children(), r.riskAssessment(), r.flags());
    }

    /** The same version, naming somebody else. */
    static IncidentReported naming(IncidentReported r, Victim somebodyElse) {
        return copy(r, r.version(), r.recordedAt(), somebodyElse, r.children(), r.riskAssessment(), r.flags());
    }

    /** The first version, before a child was found whom nobody had mentioned. */
    static IncidentReported withoutLastChild(IncidentReported r) {
        List<Child> fewer = r.children().subList(0, r.children().size() - 1);
        return copy(r, r.version(), r.recordedAt(), r.victim(), fewer, r.riskAssessment(), r.flags());
    }

    private static IncidentReported next(
            IncidentReported r,
            Instant recorded,
            Victim victim,
            List<Child> children,
            RiskAssessment risk,
            Flags flags) {
        return copy(r, r.version() + 1, recorded, victim, children, risk, flags);
    }

    private static IncidentReported copy(
            IncidentReported r,
            int version,
            Instant recorded,
            Victim victim,
            List<Child> children,
            RiskAssessment risk,
            Flags flags) {
        return new IncidentReported(
                r.force(),
                r.incidentReference(),
                version,
                r.occurredAt(),
                r.reportedAt(),
                recorded,
                r.location(),
                r.incidentType(),
                victim,
                r.perpetrators(),
                List.copyOf(children),
                r.otherHouseholdMembers(),
                r.relationship(),
                risk,
                flags);
    }
}
