package org.project360.randomisation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.project360.chassis.storage.StorageFailure;
import org.project360.randomisation.trial.TrialConfig;

/** What the database knows of what was published of its trial, and up to where the two were compared. */
@ApplicationScoped
class ForgottenAllocations {

    private final DataSource dataSource;
    private final UUID trialId;

    ForgottenAllocations(DataSource dataSource, TrialConfig config) {
        this.dataSource = dataSource;
        this.trialId = config.trial().id();
    }

    /** The trial that candidates are allocated in. */
    UUID trialId() {
        return trialId;
    }

    /** By partition, where reading goes on. */
    Map<Integer, Long> places() {
        String sql = "select partition, next_offset from recall_place where trial_id = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, trialId);
            ResultSet row = select.executeQuery();
            Map<Integer, Long> places = new HashMap<>();
            while (row.next()) {
                places.put(row.getInt(1), row.getLong(2));
            }
            return places;
        } catch (SQLException e) {
            throw new StorageFailure("recall", e);
        }
    }

    void keep(Map<Integer, Long> places) {
        String sql = "insert into recall_place (trial_id, partition, next_offset)"
                + " select ?, e.* from unnest(?::int4[], ?::int8[]) e"
                + " on conflict (trial_id, partition) do update set next_offset = excluded.next_offset";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            new Rows<>(insert, places.entrySet())
                    .value(trialId)
                    .column("int4", Map.Entry::getKey)
                    .column("int8", Map.Entry::getValue)
                    .insert();
        } catch (SQLException e) {
            throw new StorageFailure("recall", e);
        }
    }

    /**
     * Those of the trial whose incident has no answer here.
     *
     * @throws RecallImpossible if an incident has another answer here than was published
     */
    List<Publication> unanswered(List<Publication> page) {
        List<Publication> ours = page.stream()
                .filter(one -> trialId.equals(one.made().trialId()))
                .toList();
        Map<UUID, UUID> answers = answers(ours);
        ours.stream()
                .filter(one -> !one.allocationId()
                        .equals(answers.getOrDefault(one.made().incidentId(), one.allocationId())))
                .findFirst()
                .ifPresent(one -> {
                    throw new RecallImpossible("Incident " + one.made().incidentId() + " was published with allocation "
                            + one.allocationId() + " and is stored with another.");
                });
        return ours.stream()
                .filter(one -> !answers.containsKey(one.made().incidentId()))
                .toList();
    }

    private Map<UUID, UUID> answers(List<Publication> publications) {
        String sql = "select incident_id, allocation_id from exposure where incident_id = any(?)";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            new Rows<>(select, publications).column("uuid", one -> one.made().incidentId());
            ResultSet row = select.executeQuery();
            Map<UUID, UUID> answers = new HashMap<>();
            while (row.next()) {
                answers.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
            }
            return answers;
        } catch (SQLException e) {
            throw new StorageFailure("recall", e);
        }
    }

    /** Which of their allocations are here. */
    Set<UUID> allocations(Collection<Publication> publications) {
        return known("select id from allocation where id = any(?)", publications, Publication::allocationId);
    }

    /** Which of their persons are enrolled here. */
    Set<UUID> participants(Collection<Publication> publications) {
        return known(
                "select person_id from participant where person_id = any(?) and trial_id = ?",
                publications,
                one -> one.made().personId(),
                trialId);
    }

    private Set<UUID> known(String sql, Collection<Publication> of, Function<Publication, Object> id, Object... more) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            Rows<Publication> parameters = new Rows<>(select, of).column("uuid", id::apply);
            for (Object value : more) {
                parameters.value(value);
            }
            ResultSet row = select.executeQuery();
            Set<UUID> known = new HashSet<>();
            while (row.next()) {
                known.add(row.getObject(1, UUID.class));
            }
            return known;
        } catch (SQLException e) {
            throw new StorageFailure("recall", e);
        }
    }
}
