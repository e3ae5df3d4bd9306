package org.project360.intake.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.project360.chassis.time.Ids;
import org.project360.intake.storage.Writes;

/** Keeps what linkage learnt, decided and left open, when the persons of the batch are stored. */
@ApplicationScoped
public class LinkageBook {

    /** Who the victim of one version of an incident is, when it was reported, and whether it is imported history. */
    public record Entry(UUID incidentId, int version, Resolution victim, Instant reportedAt, boolean historic) {}

    private final LinkageRecords records;
    private final LinkageDecisions decisions;
    private final Regroupings regroupings;
    private final OpenReviews reviews;
    private final ReviewConfig config;
    private final Ids ids;

    LinkageBook(
            LinkageRecords records,
            LinkageDecisions decisions,
            Regroupings regroupings,
            OpenReviews reviews,
            ReviewConfig config,
            Ids ids) {
        this.records = records;
        this.decisions = decisions;
        this.regroupings = regroupings;
        this.reviews = reviews;
        this.config = config;
        this.ids = ids;
    }

    /** What is open about these victims, who are locked; in one round trip. */
    public Doubts doubts(List<Entry> entries, Instant now) {
        Set<UUID> stored = entries.stream()
                .map(Entry::victim)
                .filter(v -> !v.isNew())
                .map(Resolution::personId)
                .collect(Collectors.toSet());
        return new Doubts(config, reviews.of(stored), now).with(entries, ids::next);
    }

    public void save(List<Entry> entries, Doubts doubts, PeopleOfBatch people, Instant now, Writes writes) {
        records.save(entries.stream().map(Entry::victim).toList(), people, now, writes);
        decisions.save(
                entries.stream()
                        .filter(e -> e.victim().likeness() != null
                                && e.victim().likeness().decision() != null)
                        .map(LinkageBook::made)
                        .toList(),
                now,
                writes);
        regroupings.open(entries, now, writes);
        reviews.save(doubts.all(), now, writes);
    }

    private static LinkageDecisions.Made made(Entry entry) {
        Likeness likeness = Objects.requireNonNull(entry.victim().likeness());
        return new LinkageDecisions.Made(
                entry.incidentId(),
                entry.version(),
                entry.victim().personId(),
                Objects.requireNonNull(likeness.decision()),
                likeness.shadow());
    }
}
