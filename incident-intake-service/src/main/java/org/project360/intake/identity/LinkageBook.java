package org.project360.intake.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Keeps what linkage learnt and decided, when the persons of the batch are stored. */
@ApplicationScoped
public class LinkageBook {

    /** Who the victim of one version of an incident is. */
    public record Entry(UUID incidentId, int version, Resolution victim) {}

    private final LinkageRecords records;
    private final LinkageDecisions decisions;

    LinkageBook(LinkageRecords records, LinkageDecisions decisions) {
        this.records = records;
        this.decisions = decisions;
    }

    public void save(List<Entry> entries, PeopleOfBatch people, Instant now) {
        records.save(entries.stream().map(Entry::victim).toList(), people, now);
        decisions.save(
                entries.stream()
                        .filter(e -> e.victim().likeness() != null
                                && e.victim().likeness().decision() != null)
                        .map(LinkageBook::made)
                        .toList(),
                now);
    }

    private static LinkageDecisions.Made made(Entry entry) {
        Likeness likeness = Objects.requireNonNull(entry.victim().likeness());
        return new LinkageDecisions.Made(
                entry.incidentId(),
                entry.version(),
                entry.victim().personId(),
                Objects.requireNonNull(likeness.decision()));
    }
}
