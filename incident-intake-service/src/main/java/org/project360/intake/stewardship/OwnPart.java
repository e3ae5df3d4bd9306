package org.project360.intake.stewardship;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.police.Child;
import org.project360.contracts.police.IncidentReported;
import org.project360.intake.identity.Role;
import org.project360.intake.incident.PersonsReports.Mentioned;
import org.project360.intake.stewardship.SubjectAccess.AsChild;
import org.project360.intake.stewardship.SubjectAccess.AsVictim;
import org.project360.intake.stewardship.SubjectAccess.Report;

/**
 * A person's own part of a report. Whoever else is in it is a number: a perpetrator learns nothing of the victim's
 * address, safe contact or risk, and nobody a child's words by way of its data.
 */
final class OwnPart {

    private OwnPart() {}

    static Report of(Mentioned mentioned) {
        IncidentReported report = mentioned.report();
        Role role = mentioned.role();
        return new Report(
                mentioned.incidentId(),
                report.force(),
                report.incidentReference(),
                mentioned.version(),
                role,
                report.occurredAt(),
                report.reportedAt(),
                report.recordedAt(),
                mentioned.receivedAt(),
                report.incidentType(),
                person(mentioned),
                role == Role.VICTIM ? AsVictim.of(report) : null,
                child(mentioned),
                others(report, role));
    }

    private static PersonDetails person(Mentioned mentioned) {
        IncidentReported report = mentioned.report();
        int place = mentioned.place();
        return switch (mentioned.role()) {
            case VICTIM -> report.victim().person();
            case PERPETRATOR -> report.perpetrators().get(place);
            case CHILD -> report.children().get(place).person();
            case HOUSEHOLD_MEMBER -> report.otherHouseholdMembers().get(place);
        };
    }

    private static @Nullable AsChild child(Mentioned mentioned) {
        if (mentioned.role() != Role.CHILD) {
            return null;
        }
        Child child = mentioned.report().children().get(mentioned.place());
        return new AsChild(child.presence(), child.school());
    }

    private static Map<String, Integer> others(IncidentReported report, Role role) {
        Map<Role, Integer> people = Map.of(
                Role.VICTIM, 1,
                Role.PERPETRATOR, report.perpetrators().size(),
                Role.CHILD, report.children().size(),
                Role.HOUSEHOLD_MEMBER, report.otherHouseholdMembers().size());
        Map<String, Integer> others = new TreeMap<>();
        people.forEach((r, n) -> others.put(r.name(), r == role ? n - 1 : n));
        others.values().removeIf(n -> n == 0);
        return others;
    }
}
