package org.project360.intake.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.project360.intake.identity.Role;
import org.project360.intake.identity.TakenApart;
import org.project360.intake.identity.linkage.LinkedPerson;
import org.project360.intake.identity.linkage.Regrouping;
import org.project360.intake.identity.linkage.StoredRecord;
import org.project360.intake.incident.IncidentsOfPersons;
import org.project360.intake.incident.PersonsReports;
import org.project360.intake.incident.PersonsReports.Mentioned;

/** Has a steward look at whoever is somebody of her own since a regrouping, beside all others whom it was about. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class ReviewTakenApart {

    private final PersonsReports reports;
    private final IncidentsOfPersons incidents;
    private final TakenApart apart;

    ReviewTakenApart(PersonsReports reports, IncidentsOfPersons incidents, TakenApart apart) {
        this.reports = reports;
        this.incidents = incidents;
        this.apart = apart;
    }

    /**
     * @param together for each group the persons who are one now, who was known first in front
     * @param before who was there before
     */
    void review(List<List<Regrouping.Fragment>> groups, List<Set<UUID>> together, Set<UUID> before) {
        for (int i = 0; i < groups.size(); i++) {
            if (together.get(i).stream().noneMatch(before::contains)) {
                List<LinkedPerson> others = new ArrayList<>();
                for (int j = 0; j < groups.size(); j++) {
                    if (j != i && !together.get(j).isEmpty()) {
                        others.add(new LinkedPerson(first(together.get(j)), records(groups.get(j))));
                    }
                }
                together.get(i).stream().limit(1).forEach(person -> apart.review(aside(person), others));
            }
        }
    }

    private TakenApart.Aside aside(UUID person) {
        Mentioned latest = reports.of(Set.of(person)).stream()
                .filter(m -> m.role() == Role.VICTIM)
                .max(Comparator.comparing((Mentioned m) -> m.report().reportedAt())
                        .thenComparing(Mentioned::version))
                .orElseThrow();
        return new TakenApart.Aside(
                person,
                incidents.latest(Set.of(person)).stream()
                        .filter(p -> p.incidentId().equals(latest.incidentId()))
                        .findFirst()
                        .orElseThrow(),
                latest.version(),
                latest.report().reportedAt(),
                latest.report().flags().historicImport());
    }

    private static UUID first(Set<UUID> persons) {
        return persons.iterator().next();
    }

    private static List<StoredRecord> records(List<Regrouping.Fragment> group) {
        return group.stream().flatMap(f -> f.records().stream()).toList();
    }
}
