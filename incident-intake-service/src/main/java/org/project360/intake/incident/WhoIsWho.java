package org.project360.intake.incident;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.project360.chassis.crypto.Envelopes;
import org.project360.contracts.police.IncidentReported;
import org.project360.intake.cohort.Cohort;
import org.project360.intake.identity.Associate;
import org.project360.intake.identity.Certainty;
import org.project360.intake.identity.Doubts;
import org.project360.intake.identity.Households;
import org.project360.intake.identity.IdentityResolver;
import org.project360.intake.identity.LinkageBook;
import org.project360.intake.identity.PeopleOfBatch;
import org.project360.intake.identity.PersonRecord;
import org.project360.intake.identity.Persons;
import org.project360.intake.identity.Resolution;
import org.project360.intake.storage.Writes;

/** Finds out who everybody in a batch is, and locks those who are known. */
@ApplicationScoped
class WhoIsWho {

    /** The entries with their people, in the same order. */
    record Answer(List<IdentifiedEntry> entries, PeopleOfBatch people, List<LinkageBook.Entry> victims, Doubts doubts) {

        /** The victims whose history is stored, and when what is reported of them is, or was said to be. */
        List<Cohort.Question> questions() {
            return entries.stream()
                    .filter(e -> e.entry().effective())
                    .flatMap(e -> Stream.concat(e.entry().incident().before().stream(), question(e).stream()))
                    .toList();
        }

        private static Optional<Cohort.Question> question(IdentifiedEntry entry) {
            return entry.victim().who().isNew()
                    ? Optional.empty()
                    : Optional.of(new Cohort.Question(
                            entry.victim().currentId(), entry.report().occurredAt()));
        }
    }

    private final IdentityResolver resolver;
    private final SeparatedIncidents separated;
    private final Persons persons;
    private final Households households;
    private final LinkageBook linkage;
    private final Envelopes envelopes;

    WhoIsWho(
            IdentityResolver resolver,
            SeparatedIncidents separated,
            Persons persons,
            Households households,
            LinkageBook linkage,
            Envelopes envelopes) {
        this.resolver = resolver;
        this.separated = separated;
        this.persons = persons;
        this.linkage = linkage;
        this.households = households;
        this.envelopes = envelopes;
    }

    Answer of(List<Entry> entries, List<Associate> associates, Instant now) {
        List<List<PersonRecord>> mentions = entries.stream()
                .map(e -> Mentions.of(e.incidentId(), e.version().report()))
                .toList();
        List<PersonRecord> all = mentions.stream().flatMap(List::stream).toList();
        List<Resolution> resolved = separated.correct(all, resolver.resolve(all, associates));
        Set<UUID> stored = resolved.stream()
                .filter(r -> !r.isNew())
                .map(Resolution::personId)
                .collect(Collectors.toSet());
        PeopleOfBatch people = persons.lock(stored);
        List<List<Resolution>> who = new ArrayList<>(entries.size());
        List<LinkageBook.Entry> victims = new ArrayList<>(entries.size());
        int next = 0;
        for (int i = 0; i < entries.size(); i++) {
            int until = next + mentions.get(i).size();
            who.add(resolved.subList(next, until));
            victims.add(victim(entries.get(i), resolved.get(next)));
            next = until;
        }
        Doubts doubts = linkage.doubts(victims, now);
        List<IdentifiedEntry> identified = new ArrayList<>(entries.size());
        for (int i = 0; i < entries.size(); i++) {
            Certainty identity = doubts.of(victims.get(i));
            identified.add(IdentifiedEntry.of(entries.get(i), mentions.get(i), who.get(i), people, identity));
        }
        return new Answer(identified, people, victims, doubts);
    }

    static LinkageBook.Entry victim(Entry entry, Resolution victim) {
        IncidentReported report = entry.version().report();
        return new LinkageBook.Entry(
                entry.incidentId(),
                report.version(),
                victim,
                report.reportedAt(),
                report.flags().historicImport());
    }

    /** Takes what an entry says about its people, and its effect if it has one; returns its content sealed for its victim. */
    SealedReport learn(IdentifiedEntry entry, PeopleOfBatch people) {
        entry.teach(people, households);
        if (entry.entry().effective()) {
            entry.takeEffect(people, households);
        }
        UUID victim = entry.victim().personId();
        ReportedVersion version = entry.entry().version();
        UUID incident = entry.entry().incidentId();
        return new SealedReport(
                incident,
                version,
                victim,
                envelopes.sealBytes(
                        people.wrappedKey(victim),
                        Entry.context(incident, version.report().version()),
                        version.content()));
    }

    void save(Answer answer, Instant now, Writes writes) {
        persons.save(answer.people(), now, writes);
        linkage.save(answer.victims(), answer.doubts(), answer.people(), now, writes);
    }
}
