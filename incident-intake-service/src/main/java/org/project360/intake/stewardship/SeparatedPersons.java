package org.project360.intake.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.Set;
import java.util.UUID;
import org.project360.chassis.time.Ids;
import org.project360.intake.identity.NewPersons;
import org.project360.intake.identity.Role;
import org.project360.intake.incident.PersonsReports;

/** Who a split lets stand alone: the merged id again, or somebody new. */
@ApplicationScoped
class SeparatedPersons {

    private final PersonTrees trees;
    private final StewardRequests requests;
    private final PersonsReports reports;
    private final NewPersons persons;
    private final Ids ids;

    SeparatedPersons(PersonTrees trees, StewardRequests requests, PersonsReports reports, NewPersons persons, Ids ids) {
        this.trees = trees;
        this.requests = requests;
        this.reports = reports;
        this.persons = persons;
        this.ids = ids;
    }

    /** The merged id stands for itself again, and for those who were merged into it. */
    void settle(Merge undone, Set<UUID> going) {
        trees.settle(going, undone.mergedId());
        requests.touch(undone.id());
    }

    /** A new person, as the latest report of these incidents has her. */
    UUID create(PersonTree from, Set<UUID> incidents, Instant now) {
        PersonsReports.Mentioned latest = reports.of(from.ids()).stream()
                .filter(m -> m.role() == Role.VICTIM && incidents.contains(m.incidentId()))
                .max(Comparator.comparing(m -> m.report().recordedAt()))
                .orElseThrow();
        UUID id = ids.next();
        persons.add(id, latest.report().victim().person(), latest.report().recordedAt(), now);
        return id;
    }
}
