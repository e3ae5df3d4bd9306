package org.project360.randomisation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.project360.chassis.storage.StorageFailure;
import org.project360.randomisation.trial.Trial;

/**
 * Enters what was opened of an emergency list: the candidate of each incident, as it came from intake, is allocated by the
 * entry. Whoever has an arm already keeps it.
 */
@ApplicationScoped
public class EnterListed {

    /** The answer that an incident has now; {@code ofEntry}: it is that of the entry. */
    public record Answer(UUID personId, boolean ofEntry) {}

    private final DataSource dataSource;
    private final HeldCandidates heldCandidates;
    private final RecallAllocations recall;
    private final AllocateCandidates allocate;
    private final AllocateHeld others;

    EnterListed(
            DataSource dataSource,
            HeldCandidates heldCandidates,
            RecallAllocations recall,
            AllocateCandidates allocate,
            AllocateHeld others) {
        this.dataSource = dataSource;
        this.heldCandidates = heldCandidates;
        this.recall = recall;
        this.allocate = allocate;
        this.others = others;
    }

    /** Returns the answers by incident; an incident of which no candidate is known has none. The caller has locked the trial. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<UUID, Answer> enter(Trial locked, List<Listed> uses) {
        recall.require(locked);
        Map<UUID, Listed> byIncident = new LinkedHashMap<>();
        uses.stream()
                .sorted(Comparator.comparingInt(Listed::entry))
                .forEach(use -> byIncident.put(use.incidentId(), use));
        if (!byIncident.isEmpty()) {
            allocate.allocateHeld(locked, heldCandidates.of(locked, byIncident), byIncident);
        }
        return answers(locked, byIncident);
    }

    /** Goes on with those who had to wait for a list. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void resume(Trial locked) {
        if (locked.state() == Trial.State.OPEN) {
            others.answerHeld(locked);
        }
    }

    private Map<UUID, Answer> answers(Trial trial, Map<UUID, Listed> uses) {
        String sql = "select e.incident_id, e.person_id, a.stratum, a.sequence from exposure e"
                + " join allocation a on a.id = e.allocation_id where e.incident_id = any(?) and e.trial_id = ?";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            new Rows<>(select, uses.keySet())
                    .column("uuid", incident -> incident)
                    .value(trial.id());
            ResultSet row = select.executeQuery();
            Map<UUID, Answer> answers = new HashMap<>();
            while (row.next()) {
                UUID incident = row.getObject(1, UUID.class);
                Listed use = uses.get(incident);
                boolean ofEntry =
                        use != null && use.stratum().equals(row.getString(3)) && use.entry() == row.getLong(4);
                answers.put(incident, new Answer(row.getObject(2, UUID.class), ofEntry));
            }
            return answers;
        } catch (SQLException e) {
            throw new StorageFailure("allocations", e);
        }
    }
}
