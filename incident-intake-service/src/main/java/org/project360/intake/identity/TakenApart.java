package org.project360.intake.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.project360.chassis.time.Ids;
import org.project360.intake.identity.linkage.BlockingKey;
import org.project360.intake.identity.linkage.Candidates;
import org.project360.intake.identity.linkage.Decision;
import org.project360.intake.identity.linkage.Grade;
import org.project360.intake.identity.linkage.KnownApart;
import org.project360.intake.identity.linkage.LinkedPerson;
import org.project360.intake.identity.linkage.Linker;
import org.project360.intake.identity.linkage.Part;
import org.project360.intake.storage.Jdbc;
import org.project360.intake.storage.Writes;

/** Whoever was taken apart because records contradict may be somebody all the same: a steward is to look. */
@ApplicationScoped
public class TakenApart {

    /** Somebody new, by the latest report that is hers. */
    public record Aside(UUID person, PersonRecord latest, int version, Instant reportedAt, boolean historic) {

        @Override
        public String toString() {
            return "Aside[" + person + "]";
        }
    }

    /** All that are compared. */
    private record Those(List<LinkedPerson> persons, long size) implements Candidates {

        @Override
        public List<LinkedPerson> sharing(List<BlockingKey> keys) {
            return persons;
        }
    }

    private final PersonGroups groups;
    private final Fingerprints fingerprints;
    private final Pseudonyms pseudonyms;
    private final ActiveModel model;
    private final LinkageDecisions decisions;
    private final OpenReviews reviews;
    private final ReviewConfig config;
    private final Jdbc jdbc;
    private final Ids ids;
    private final InstantSource clock;

    TakenApart(
            PersonGroups groups,
            Fingerprints fingerprints,
            Pseudonyms pseudonyms,
            ActiveModel model,
            LinkageDecisions decisions,
            OpenReviews reviews,
            ReviewConfig config,
            Jdbc jdbc,
            Ids ids,
            InstantSource clock) {
        this.groups = groups;
        this.fingerprints = fingerprints;
        this.pseudonyms = pseudonyms;
        this.model = model;
        this.decisions = decisions;
        this.reviews = reviews;
        this.config = config;
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /** Opens a review of whether she is one of these, where that is possible; as of a report that came now. */
    public void review(Aside aside, List<LinkedPerson> others) {
        Description description =
                new Description(NormalRecords.of(Part.VICTIM, aside.latest()), fingerprints, pseudonyms);
        Decision decision = new Linker(model.scorer(), new Those(others, groups.population()))
                .decide(description.record(), description.keys(), KnownApart.NOTHING);
        if (decision.grade() != Grade.POSSIBLE) {
            return;
        }
        Resolution who = new Resolution(
                aside.person(), true, false, aside.person(), false, new Likeness(description, decision, false));
        UUID incident = aside.latest().incidentId();
        Instant now = clock.instant();
        Doubts doubts = new Doubts(config, Map.of(), now)
                .with(
                        List.of(new LinkageBook.Entry(
                                incident, aside.version(), who, aside.reportedAt(), aside.historic())),
                        ids::next);
        Writes writes = jdbc.writes("identity_review");
        decisions.save(
                List.of(new LinkageDecisions.Made(incident, aside.version(), aside.person(), decision, false)),
                now,
                writes);
        reviews.save(doubts.all(), now, writes);
        writes.run();
    }
}
