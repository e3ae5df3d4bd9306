package org.project360.intake.incident;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.project360.intake.cohort.Assessing;
import org.project360.intake.cohort.Assessment;
import org.project360.intake.cohort.Cohort;
import org.project360.intake.storage.Writes;

/**
 * Records the versions of a batch in their order and announces what came of them: a constant number of statements,
 * however many reports.
 *
 * <p>Locks are taken in one order by everybody: incidents by id, identities, persons by id, new incidents by name.
 */
@ApplicationScoped
public class RecordIncidents {

    private final Incidents incidents;
    private final WhoIsWho whoIsWho;
    private final Cohort cohort;
    private final Announcements announcements;
    private final CountClock counts;
    private final InstantSource clock;

    RecordIncidents(
            Incidents incidents,
            WhoIsWho whoIsWho,
            Cohort cohort,
            Announcements announcements,
            CountClock counts,
            InstantSource clock) {
        this.incidents = incidents;
        this.whoIsWho = whoIsWho;
        this.cohort = cohort;
        this.announcements = announcements;
        this.counts = counts;
        this.clock = clock;
    }

    /** Records; returns what became of each version, in the same order. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Outcome> record(List<ReportedVersion> versions) {
        IncidentBook book = incidents.open(
                versions.stream().map(ReportedVersion::name).collect(Collectors.toCollection(TreeSet::new)));
        List<Outcome> outcomes = new ArrayList<>(versions.size());
        List<Entry> entries = new ArrayList<>(versions.size());
        for (ReportedVersion version : versions) {
            BookedIncident incident = book.incident(version.name());
            boolean revision = incident.isOnRecord();
            Outcome.Kind kind = incident.enter(version.report().version(), version.digest());
            outcomes.add(new Outcome(kind, incident.id()));
            if (kind == Outcome.Kind.RECORDED || kind == Outcome.Kind.KEPT) {
                entries.add(new Entry(version, incident, kind == Outcome.Kind.RECORDED, revision));
            }
        }
        if (!entries.isEmpty()) {
            take(entries, book);
        }
        return outcomes;
    }

    private void take(List<Entry> entries, IncidentBook book) {
        Instant now = clock.instant();
        WhoIsWho.Answer who = whoIsWho.of(entries, book.associates(), now);
        Assessing assessing = cohort.open(who.questions(), now);
        List<SealedReport> reports = new ArrayList<>(entries.size());
        List<Effect> effects = new ArrayList<>(entries.size());
        for (IdentifiedEntry entry : who.entries()) {
            reports.add(whoIsWho.learn(entry, who.people()));
            if (entry.entry().effective()) {
                Assessment assessment = assessing.assess(entry.facts());
                announcements.announce(entry, assessment, now);
                entry.effect(assessment).ifPresent(effects::add);
            }
        }
        Writes writes = incidents.writes();
        whoIsWho.save(who, now, writes);
        incidents.save(book, reports, now, writes);
        cohort.save(assessing, now, writes);
        writes.run();
        counts.changed(assessing.touched(), now);
        announcements.follow(effects, now);
    }
}
