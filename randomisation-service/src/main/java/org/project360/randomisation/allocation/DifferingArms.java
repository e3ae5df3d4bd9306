package org.project360.randomisation.allocation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.project360.chassis.storage.StorageFailure;
import org.project360.contracts.randomisation.Arm;
import org.project360.randomisation.trial.Trials;

/** Whether one person's allotments agree: tells which of them differ, never an arm. */
@ApplicationScoped
public class DifferingArms {

    /** Two participants of one trial who are one person and have different arms, by the order of their enrolment. */
    public record Pair(UUID trialId, UUID firstPersonId, UUID firstUnitId, UUID laterPersonId, UUID laterUnitId) {}

    private record Participant(UUID personId, UUID unitId, Arm arm) {

        /** Redacted: without the arm. */
        @Override
        public String toString() {
            return "Participant[personId=" + personId + "]";
        }
    }

    private final DataSource dataSource;
    private final Trials trials;
    private final SealedDraws draws;

    DifferingArms(DataSource dataSource, Trials trials, SealedDraws draws) {
        this.dataSource = dataSource;
        this.trials = trials;
        this.draws = draws;
    }

    /**
     * Nobody draws until the caller's transaction has ended: a draw is either seen by it, or sees what it has changed.
     * Callers wait for each other, too.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void holdDraws() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement lock =
                        connection.prepareStatement("select id from trial order by id for no key update")) {
            lock.execute();
        } catch (SQLException e) {
            throw new StorageFailure("trials", e);
        }
    }

    /** The pairs among one person's ids. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Pair> among(Collection<UUID> personIds) {
        List<Pair> pairs = new ArrayList<>();
        participants(personIds).forEach((trialId, hers) -> {
            for (int later = 1; later < hers.size(); later++) {
                for (Participant first : hers.subList(0, later)) {
                    if (first.arm() != hers.get(later).arm()) {
                        pairs.add(pair(trialId, first, hers.get(later)));
                    }
                }
            }
        });
        return pairs;
    }

    private static Pair pair(UUID trialId, Participant first, Participant later) {
        return new Pair(trialId, first.personId(), first.unitId(), later.personId(), later.unitId());
    }

    private Map<UUID, List<Participant>> participants(Collection<UUID> personIds) {
        String sql = """
                select p.trial_id, p.person_id, p.unit_id, a.id, a.sealed_draw
                from participant p join allocation a using (trial_id, unit_id)
                where p.person_id = any(?) order by p.enrolled_at, a.sequence""";
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setArray(1, connection.createArrayOf("uuid", personIds.toArray()));
            ResultSet row = select.executeQuery();
            Map<UUID, List<Participant>> byTrial = new HashMap<>();
            while (row.next()) {
                UUID trialId = row.getObject(1, UUID.class);
                Arm arm = draws.arm(trials.known(trialId), row.getObject(4, UUID.class), row.getBytes(5));
                byTrial.computeIfAbsent(trialId, t -> new ArrayList<>())
                        .add(new Participant(row.getObject(2, UUID.class), row.getObject(3, UUID.class), arm));
            }
            return byTrial;
        } catch (SQLException e) {
            throw new StorageFailure("allocations", e);
        }
    }
}
