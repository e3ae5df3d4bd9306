package org.project360.intake.incident;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.contracts.Address;
import org.project360.contracts.PersonDetails;
import org.project360.contracts.police.Child;
import org.project360.contracts.police.IncidentReported;
import org.project360.intake.identity.Households;
import org.project360.intake.identity.PersonRecord;
import org.project360.intake.identity.Role;

/** Everybody a report mentions, the victim first, then by role in the order of the report. */
final class Mentions {

    private final UUID incidentId;
    private final IncidentReported report;
    private final @Nullable String victimsPostcode;
    private final Map<String, Integer> namesakes = new HashMap<>();
    private final List<PersonRecord> all = new ArrayList<>();

    private Mentions(UUID incidentId, IncidentReported report) {
        this.incidentId = incidentId;
        this.report = report;
        this.victimsPostcode = postcode(report.victim().person());
    }

    static List<PersonRecord> of(UUID incidentId, IncidentReported report) {
        Mentions mentions = new Mentions(incidentId, report);
        mentions.add(Role.VICTIM, report.victim().person());
        report.perpetrators().forEach(p -> mentions.add(Role.PERPETRATOR, p));
        report.children().stream().map(Child::person).forEach(p -> mentions.add(Role.CHILD, p));
        report.otherHouseholdMembers().forEach(p -> mentions.add(Role.HOUSEHOLD_MEMBER, p));
        return mentions.all;
    }

    private void add(Role role, PersonDetails person) {
        int namesake = namesakes.merge(role + "/" + person.forename() + "/" + person.surname(), 1, Integer::sum) - 1;
        all.add(new PersonRecord(incidentId, report.force(), role, person, home(role, person), namesake));
    }

    /** Children and other members of the household live with the victim unless they have an address of their own. */
    private @Nullable String home(Role role, PersonDetails person) {
        String own = postcode(person);
        return own == null && role != Role.PERPETRATOR ? victimsPostcode : own;
    }

    private static @Nullable String postcode(PersonDetails person) {
        return Households.current(person).map(Address::postcode).orElse(null);
    }
}
