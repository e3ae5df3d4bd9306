package org.project360.randomisation.allocation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.project360.chassis.storage.RoundTrip;
import org.project360.chassis.storage.StorageFailure;
import org.project360.contracts.intake.CandidateIdentified;
import org.project360.contracts.intake.CandidateWithdrawn;
import org.project360.randomisation.trial.Trial;

/** Candidates that wait for data or for the opening, and those that came too late. */
@ApplicationScoped
class HeldCandidates {

    private static final String COLUMNS = "select candidate, source_topic, source_partition, source_offset"
            + " from pending_candidate where trial_id = ? and ";

    private final DataSource dataSource;
    private final ObjectMapper json;

    HeldCandidates(DataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    /** Those pending for want of data whose person or unit comes again in this batch, though not by the same incident. */
    Supplier<List<Candidate>> ofSameSubjects(RoundTrip trip, Trial trial, Collection<Candidate> batch) {
        String sql = COLUMNS + "state = 'PENDING_DATA' and (person_id = any(?) or unit_id = any(?))"
                + " and not incident_id = any(?) order by arrival";
        return trip.query(
                sql,
                (select, first) -> new Rows<>(select, first, batch)
                        .value(trial.id())
                        .column("uuid", Candidate::personId)
                        .column("uuid", candidate -> trial.design().unitOf(candidate.data()))
                        .column("uuid", Candidate::incidentId)
                        .next(),
                this::candidates);
    }

    /** Everybody who is pending for want of data. */
    List<Candidate> lackingData(UUID trialId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement(COLUMNS + "state = 'PENDING_DATA' order by arrival")) {
            select.setObject(1, trialId);
            return candidates(select.executeQuery());
        } catch (SQLException e) {
            throw new StorageFailure("pending candidates", e);
        }
    }

    /** Those of these incidents that have no answer. */
    List<Candidate> of(Trial trial, Map<UUID, Listed> uses) {
        String sql = COLUMNS + "state <> 'ALLOCATED' and incident_id = any(?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            new Rows<>(select, uses.keySet()).value(trial.id()).column("uuid", incident -> incident);
            Map<UUID, Candidate> byIncident = new HashMap<>();
            candidates(select.executeQuery()).forEach(one -> byIncident.put(one.incidentId(), one));
            return uses.keySet().stream()
                    .filter(byIncident::containsKey)
                    .map(byIncident::get)
                    .toList();
        } catch (SQLException e) {
            throw new StorageFailure("pending candidates", e);
        }
    }

    /** Incidents, persons and units among those of the batch of which somebody waits for an emergency list. */
    Set<UUID> waitingForLists(Trial trial, Collection<Candidate> batch) {
        String sql = "select unnest(array[incident_id, person_id, unit_id]) from pending_candidate"
                + " where trial_id = ? and state = 'AWAITING_OPENING' and reason = '" + Held.EMERGENCY_LIST_OUT
                + "' and (incident_id = any(?) or person_id = any(?) or unit_id = any(?))";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            new Rows<>(select, batch)
                    .value(trial.id())
                    .column("uuid", Candidate::incidentId)
                    .column("uuid", Candidate::personId)
                    .column("uuid", candidate -> trial.design().unitOf(candidate.data()));
            ResultSet row = select.executeQuery();
            Set<UUID> waiting = new HashSet<>();
            while (row.next()) {
                waiting.add(row.getObject(1, UUID.class));
            }
            return waiting;
        } catch (SQLException e) {
            throw new StorageFailure("pending candidates", e);
        }
    }

    /** The next that wait for the trial to open, in the order in which they came; whoever waits for a list only if none is out. */
    List<Candidate> awaitingOpening(UUID trialId, int limit) {
        String sql = COLUMNS + "state = 'AWAITING_OPENING' and (reason not in ('" + Held.EMERGENCY_LIST_OUT + "', '"
                + Held.EMERGENCY_RESERVED + "') or exists (select from recruitment r"
                + " where r.trial_id = pending_candidate.trial_id and r.reserved = 0)) order by arrival limit ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, trialId);
            select.setInt(2, limit);
            return candidates(select.executeQuery());
        } catch (SQLException e) {
            throw new StorageFailure("pending candidates", e);
        }
    }

    /** Keeps these; one that was kept before keeps its place in the queue and takes the newer data. */
    void keep(UUID trialId, Collection<Held> held, Instant now) {
        String sql = """
                insert into pending_candidate (trial_id, held_at, incident_id, person_id, unit_id, state, reason, candidate,
                    source_topic, source_partition, source_offset)
                select ?, ?, incident_id, person_id, unit_id, state, reason, candidate, topic, partition, record_offset
                from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::int4[], ?::int8[])
                    with ordinality e(incident_id, person_id, unit_id, state, reason, candidate, topic, partition,
                    record_offset, place)
                order by place
                on conflict (incident_id) do update set person_id = excluded.person_id, unit_id = excluded.unit_id,
                    state = excluded.state, reason = excluded.reason, candidate = excluded.candidate
                where pending_candidate.state <> 'ALLOCATED'""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            new Rows<>(insert, held)
                    .value(trialId)
                    .value(Timestamp.from(now))
                    .column("uuid", one -> one.candidate().incidentId())
                    .column("uuid", one -> one.candidate().personId())
                    .column("uuid", Held::unitId)
                    .column("text", one -> one.state().name())
                    .column("text", Held::reason)
                    .column("text", one -> write(one.candidate().data()))
                    .column("text", one -> one.candidate().topic())
                    .column("int4", one -> one.candidate().partition())
                    .column("int8", one -> one.candidate().offset())
                    .insert();
        } catch (SQLException e) {
            throw new StorageFailure("pending candidates", e);
        }
    }

    /** Whoever of these is held by an evaluation that is no later than the withdrawal will not be allocated. */
    void withdraw(UUID trialId, Collection<CandidateWithdrawn> withdrawn) {
        String sql = "update pending_candidate p set state = 'NOT_ALLOCATED', reason = '" + Held.NOT_ELIGIBLE + "'"
                + " from unnest(?::uuid[], ?::timestamptz[]) w(incident_id, at)"
                + " where p.trial_id = ? and p.incident_id = w.incident_id and p.state in ('AWAITING_OPENING', 'PENDING_DATA')"
                + " and (p.candidate::json ->> 'identifiedAt')::timestamptz <= w.at";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement update = connection.prepareStatement(sql)) {
            new Rows<>(update, withdrawn)
                    .column("uuid", CandidateWithdrawn::incidentId)
                    .column("timestamptz", one -> Timestamp.from(one.withdrawnAt()))
                    .value(trialId)
                    .insert();
        } catch (SQLException e) {
            throw new StorageFailure("pending candidates", e);
        }
    }

    /** Marks those of these incidents that were held as answered. */
    static void settle(RoundTrip trip, Collection<Outcome> outcomes, Instant now) {
        String sql = "update pending_candidate set state = 'ALLOCATED', settled_at = ?"
                + " where incident_id = any(?) and state <> 'ALLOCATED'";
        trip.update(
                sql,
                (update, first) -> new Rows<>(update, first, outcomes)
                        .value(Timestamp.from(now))
                        .column("uuid", outcome -> outcome.candidate().incidentId())
                        .next());
    }

    private List<Candidate> candidates(ResultSet row) throws SQLException {
        List<Candidate> candidates = new ArrayList<>();
        while (row.next()) {
            candidates.add(new Candidate(read(row.getString(1)), row.getString(2), row.getInt(3), row.getLong(4)));
        }
        return candidates;
    }

    private String write(CandidateIdentified data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A candidate is not serialisable");
        }
    }

    private CandidateIdentified read(String text) {
        try {
            return json.readValue(text, CandidateIdentified.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored candidate is unreadable");
        }
    }
}
