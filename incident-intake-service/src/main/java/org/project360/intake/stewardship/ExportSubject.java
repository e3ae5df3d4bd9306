package org.project360.intake.stewardship;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.project360.chassis.audit.Audit;
import org.project360.intake.incident.PersonsReports;
import org.project360.intake.stewardship.SubjectAccess.Event;

/** Hands out what is stored about a person, under all her ids; audited. */
@ApplicationScoped
class ExportSubject {

    /** What is left out, by code. */
    static final List<String> WITHHELD = List.of(
            "details-of-other-people",
            "location-where-not-the-victim",
            "voice-of-the-child",
            "trial-arm-while-concealed",
            "names-of-staff");

    private static final int PAGE = 1000;

    private final Identities identities;
    private final PersonsReports reports;
    private final TimelineRows rows;
    private final Audit audit;
    private final InstantSource clock;

    ExportSubject(Identities identities, PersonsReports reports, TimelineRows rows, Audit audit, InstantSource clock) {
        this.identities = identities;
        this.reports = reports;
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional
    SubjectAccess export(UUID personId) {
        PersonTree person = identities.tree(personId);
        SubjectAccess access = new SubjectAccess(
                person.root(),
                clock.instant(),
                identities.of(person.ids()),
                reports.of(person.ids()).stream().map(OwnPart::of).toList(),
                history(person),
                WITHHELD);
        audit.record(
                "person.subject-access",
                "person",
                person.root(),
                "reports=" + access.reports().size());
        return access;
    }

    /** All of it, page by page: the law wants everything. */
    private List<Event> history(PersonTree person) {
        List<Event> history = new java.util.ArrayList<>();
        TimelineRows.Place place = rows.start();
        List<TimelineEntry> page;
        do {
            page = rows.after(place, person.ids(), PAGE);
            page.stream()
                    .filter(e -> !e.kind().equals("report"))
                    .forEach(e -> history.add(new Event(e.at(), e.kind(), e.incidentId(), e.facts())));
            if (!page.isEmpty()) {
                TimelineEntry last = page.get(page.size() - 1);
                place = new TimelineRows.Place(last.at().toString(), last.kind(), last.ref(), place.audited());
            }
        } while (page.size() == PAGE);
        return history;
    }
}
