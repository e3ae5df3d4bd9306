package org.project360.intake.stewardship;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.project360.chassis.audit.Audit;
import org.project360.chassis.http.Cursors;
import org.project360.chassis.http.Page;
import org.project360.contracts.police.IncidentReported;
import org.project360.intake.incident.PersonsReports;
import org.project360.intake.incident.PersonsReports.Version;
import org.project360.intake.stewardship.TimelineRows.Place;

/** Tells who knew what about a person and when, a page at a time; audited. */
@ApplicationScoped
class TellTimeline {

    private final PersonTrees trees;
    private final TimelineRows rows;
    private final PersonsReports reports;
    private final Cursors cursors;
    private final Audit audit;

    TellTimeline(PersonTrees trees, TimelineRows rows, PersonsReports reports, Cursors cursors, Audit audit) {
        this.trees = trees;
        this.rows = rows;
        this.reports = reports;
        this.cursors = cursors;
        this.audit = audit;
    }

    @Transactional
    Page<TimelineEntry> page(UUID personId, @Nullable String cursor, int limit) {
        PersonTree person = trees.of(personId);
        String listing = "timeline/" + personId;
        Place place = cursors.decode(listing, cursor)
                .map(p -> new Place(p.get(0), p.get(1), p.get(2), Long.parseLong(p.get(3))))
                .orElseGet(rows::start);
        int size = Page.size(limit);
        Page<TimelineEntry> page = cursors.page(
                listing,
                rows.after(place, person.ids(), size + 1),
                size,
                e -> List.of(e.at().toString(), e.kind(), e.ref(), Long.toString(place.audited())));
        audit.record(
                "person.timeline-read",
                "person",
                person.root(),
                "entries=" + page.items().size());
        return new Page<>(withTimes(page.items()), page.next());
    }

    /** When each reported version says it happened, was reported and was recorded: that stands in the sealed report. */
    List<TimelineEntry> withTimes(List<TimelineEntry> entries) {
        Map<Version, IncidentReported> opened = reports.of(entries.stream()
                .filter(e -> e.kind().equals("report"))
                .map(TellTimeline::version)
                .distinct()
                .toList());
        entries.stream().filter(e -> e.kind().equals("report")).forEach(e -> {
            IncidentReported report = opened.get(version(e));
            if (report != null && e.facts() instanceof ObjectNode facts) {
                facts.put("occurredAt", report.occurredAt().toString());
                facts.put("reportedAt", report.reportedAt().toString());
                facts.put("recordedAt", report.recordedAt().toString());
            }
        });
        return entries;
    }

    private static Version version(TimelineEntry entry) {
        return new Version(Objects.requireNonNull(entry.incidentId()), Objects.requireNonNull(entry.version()));
    }
}
