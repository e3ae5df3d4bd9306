package org.project360.randomisation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.project360.chassis.storage.RoundTrip;
import org.project360.randomisation.trial.Trial;

/** Allocations, participants and exposures: one statement each, however many rows, and one round trip for all. */
@ApplicationScoped
class Allocations {

    /**
     * Of two allotments under the ids of one person the first comes first, and counts. Every step looks up by index, for each
     * row of the one before ({@code offset 0}): joined as they are, PostgreSQL reads the whole trial for one candidate.
     */
    private static final String KNOWN = """
            with asked as (
                select distinct p.id, coalesce(m.survivor_id, p.id) as survivor
                from unnest(?::uuid[]) p(id)
                left join lateral (select survivor_id from person_alias where merged_id = p.id offset 0) m on true),
            person as (
                select survivor, survivor as id from asked
                union
                select k.survivor, m.merged_id
                from asked k
                cross join lateral (select merged_id from person_alias where survivor_id = k.survivor offset 0) m)
            select 'person' as kind, w.survivor as subject, a.id, a.unit_id, a.stratum, a.sequence, a.sealed_draw,
                p.enrolled_at
            from person w
            cross join lateral (
                select trial_id, unit_id, enrolled_at from participant where trial_id = ? and person_id = w.id offset 0) p
            cross join lateral (
                select id, unit_id, stratum, sequence, sealed_draw
                from allocation where trial_id = p.trial_id and unit_id = p.unit_id offset 0) a
            union all
            select 'unit', unit_id, id, unit_id, stratum, sequence, sealed_draw, allocated_at
            from allocation where trial_id = ? and unit_id = any(?)
            union all
            select 'survivor', id, survivor, null, null, null, null, null from asked where id <> survivor
            union all
            select 'incident', incident_id, null, null, null, null, null, null
            from exposure where incident_id = any(?)
            order by enrolled_at, sequence""";

    private final DataSource dataSource;
    private final SealedDraws draws;

    Allocations(DataSource dataSource, SealedDraws draws) {
        this.dataSource = dataSource;
        this.draws = draws;
    }

    /** For what is to be read or written of the books together. */
    RoundTrip roundTrip() {
        return new RoundTrip("allocations", dataSource);
    }

    /** Everything known of these candidates. */
    Supplier<Known> known(RoundTrip trip, Trial trial, Collection<Candidate> candidates) {
        return trip.query(
                KNOWN,
                (select, first) -> new Rows<>(select, first, candidates)
                        .column("uuid", Candidate::personId)
                        .value(trial.id())
                        .value(trial.id())
                        .column("uuid", candidate -> trial.design().unitOf(candidate.data()))
                        .column("uuid", Candidate::incidentId)
                        .next(),
                row -> known(trial, row));
    }

    private Known known(Trial trial, ResultSet row) throws SQLException {
        Known known = new Known(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashSet<>());
        while (row.next()) {
            UUID subject = row.getObject(2, UUID.class);
            switch (row.getString(1)) {
                case "person" -> known.byPerson().putIfAbsent(subject, allotted(trial, row));
                case "unit" -> known.byUnit().put(subject, allotted(trial, row));
                case "survivor" -> known.survivors().put(subject, row.getObject(3, UUID.class));
                default -> known.answeredIncidents().add(subject);
            }
        }
        return known;
    }

    private Allotted allotted(Trial trial, ResultSet row) throws SQLException {
        UUID allocationId = row.getObject(3, UUID.class);
        return new Allotted(
                allocationId,
                row.getObject(4, UUID.class),
                row.getString(5),
                row.getLong(6),
                draws.arm(trial, allocationId, row.getBytes(7)));
    }

    /** Inserts what a round decided; a second answer for a unit, person, sequence or incident fails the batch. */
    static void insert(RoundTrip trip, UUID trialId, List<Outcome> outcomes, List<LedgerEntry> entries, Instant now) {
        List<Outcome> enrolled = outcomes.stream().filter(Outcome::enrolled).toList();
        if (!entries.isEmpty()) {
            insertAllocations(trip, entries);
        }
        if (!enrolled.isEmpty()) {
            insertParticipants(trip, trialId, enrolled, now);
        }
        insertExposures(trip, trialId, outcomes, now);
    }

    private static void insertAllocations(RoundTrip trip, List<LedgerEntry> drawn) {
        String sql = """
                insert into allocation
                (id, trial_id, unit_id, person_id, incident_id, stratum, sequence, sealed_draw, allocated_at)
                select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::int8[],
                    ?::bytea[], ?::timestamptz[])""";
        trip.update(
                sql,
                (insert, first) -> new Rows<>(insert, first, drawn)
                        .column("uuid", LedgerEntry::allocationId)
                        .column("uuid", LedgerEntry::trialId)
                        .column("uuid", LedgerEntry::unitId)
                        .column("uuid", LedgerEntry::personId)
                        .column("uuid", LedgerEntry::incidentId)
                        .column("text", LedgerEntry::stratum)
                        .column("int8", LedgerEntry::sequence)
                        .bytes(LedgerEntry::sealedDraw)
                        .column("timestamptz", entry -> Timestamp.from(entry.allocatedAt()))
                        .next());
    }

    private static void insertParticipants(RoundTrip trip, UUID trialId, List<Outcome> enrolled, Instant now) {
        String sql = "insert into participant (trial_id, enrolled_at, person_id, unit_id, incident_id)"
                + " select ?, e.* from unnest(?::timestamptz[], ?::uuid[], ?::uuid[], ?::uuid[]) e";
        trip.update(
                sql,
                (insert, first) -> new Rows<>(insert, first, enrolled)
                        .value(trialId)
                        .column("timestamptz", outcome -> Timestamp.from(outcome.at(now)))
                        .column("uuid", outcome -> outcome.candidate().personId())
                        .column("uuid", outcome -> outcome.allotted().unitId())
                        .column("uuid", outcome -> outcome.candidate().incidentId())
                        .next());
    }

    private static void insertExposures(RoundTrip trip, UUID trialId, List<Outcome> outcomes, Instant now) {
        String sql = """
                insert into exposure
                (trial_id, exposed_at, incident_id, allocation_id, person_id, represented, reported_at)
                select ?, e.* from unnest(?::timestamptz[], ?::uuid[], ?::uuid[], ?::uuid[], ?::bool[],
                    ?::timestamptz[]) e""";
        trip.update(
                sql,
                (insert, first) -> new Rows<>(insert, first, outcomes)
                        .value(trialId)
                        .column("timestamptz", outcome -> Timestamp.from(outcome.at(now)))
                        .column("uuid", outcome -> outcome.candidate().incidentId())
                        .column("uuid", outcome -> outcome.allotted().allocationId())
                        .column("uuid", outcome -> outcome.candidate().personId())
                        .column("bool", Outcome::represented)
                        .column(
                                "timestamptz",
                                outcome -> Timestamp.from(Objects.requireNonNull(
                                        outcome.candidate().data().reportedAt())))
                        .next());
    }
}
